package io.moov.openapi.diff;

import io.moov.openapi.Generation;
import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Problem;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints what a new document breaks and adds, and the Java API that changes with it. */
public final class SpecDiff {
    private static final String NONE = "none";

    private SpecDiff() {}

    /**
     * Compares two documents. Says nothing if they are the same, or if there is no older one.
     *
     * @param arguments the older document, or the folder of released ones; the newer document; the Java package; a
     *     folder to work in; the version that the older document was released with, or {@code none}; the version to come
     * @throws IOException if a file cannot be read or written
     * @throws IllegalStateException if the newer document has problems, or if the version to come must not break
     *     callers, and does; the message says what to do
     */
    public static void main(String... arguments) throws IOException {
        Path newer = Path.of(arguments[1]);
        Path given = Path.of(arguments[0]);
        Path older = Files.isDirectory(given) ? given.resolve(newer.getFileName()) : given;
        if (Files.notExists(older) || Files.exists(newer) && Files.mismatch(older, newer) < 0) {
            return;
        }
        Api before = read(older);
        Api after = read(newer);
        System.out.printf("From %s to %s%n", older, newer);
        Map<Effect, List<String>> changes = DocumentChanges.between(before, after);
        print(changes);

        Path folder = Path.of(arguments[3]);
        JavaChanges java = new JavaChanges(
                GeneratedApi.build(before, arguments[2], folder.resolve("old")),
                GeneratedApi.build(after, arguments[2], folder.resolve("new")),
                GeneratedApi.classPath());
        System.out.printf("%nJava API: %s%n", java);

        List<String> breaking = new ArrayList<>(changes.getOrDefault(Effect.BREAKS_CALLERS, List.of()));
        breaking.addAll(java.broken());
        String released = arguments[4];
        if (!breaking.isEmpty() && !released.equals(NONE) && !ReleaseVersion.mayBreak(released, arguments[5])) {
            throw new IllegalStateException("%s breaks callers of %s; make the version %s, or take these back:%n%s%n"
                    .formatted(newer, released, ReleaseVersion.breakingAfter(released), String.join("\n", breaking)));
        }
    }

    private static Api read(Path document) throws IOException {
        Diagnostics diagnostics = new Diagnostics(false);
        return Generation.read(document, document.toString(), diagnostics)
                .orElseThrow(() -> new IllegalStateException(
                        diagnostics.errors().stream().map(Problem::toString).collect(Collectors.joining("\n"))));
    }

    private static void print(Map<Effect, List<String>> changes) {
        for (Effect effect : Effect.values()) {
            List<String> found = changes.getOrDefault(effect, List.of());
            System.out.printf("%n%s: %s%n", effect.title(), found.isEmpty() ? "nothing" : found.size());
            found.forEach(change -> System.out.println("  " + change));
        }
    }
}
