package io.moov.openapi.diff;

import io.moov.openapi.check.CheckDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints what a new document breaks and adds, and the Java API that changes with it. */
public final class SpecDiff {
    private SpecDiff() {}

    /**
     * Compares two documents. Says nothing if they are the same, or if there is no older one. Writes the file {@code
     * breaking} if the newer one has problems, or if the version to come must not break callers, and does.
     *
     * @param arguments the older and the newer document; the templates; the Java package; an empty folder to work in;
     *     the class path to compile with; the version that the older document was released with, or nothing; the
     *     version to come
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String... arguments) throws IOException {
        Path older = Path.of(arguments[0]);
        Path newer = Path.of(arguments[1]);
        if (Files.notExists(older) || Files.exists(newer) && Files.mismatch(older, newer) < 0) {
            return;
        }
        Path folder = Files.createDirectories(Path.of(arguments[4]));
        List<String> problems = CheckDocument.problems(newer, newer.toString());
        if (!problems.isEmpty()) {
            stop(folder, String.join("\n", problems));
            return;
        }
        System.out.printf("From %s to %s%n", older, newer);
        Map<Effect, List<String>> changes = DocumentChanges.between(older, newer);
        print(changes);

        GeneratedApi api = new GeneratedApi(Path.of(arguments[2]), arguments[3], arguments[5]);
        JavaChanges java = new JavaChanges(
                api.build(older, folder.resolve("old")), api.build(newer, folder.resolve("new")), arguments[5]);
        System.out.printf("%nJava API: %s%n", java);

        List<String> breaking = new ArrayList<>(changes.getOrDefault(Effect.BREAKS_CALLERS, List.of()));
        breaking.addAll(java.broken());
        String released = arguments[6];
        if (!breaking.isEmpty() && !released.isEmpty() && !ReleaseVersion.mayBreak(released, arguments[7])) {
            stop(
                    folder,
                    "%s breaks callers of %s; make the version %s, or take these back:%n%s%n"
                            .formatted(
                                    newer,
                                    released,
                                    ReleaseVersion.breakingAfter(released),
                                    String.join("\n", breaking)));
        }
    }

    /** Leaves a message for the build, which fails with it. */
    private static void stop(Path folder, String message) throws IOException {
        Files.writeString(folder.resolve("breaking"), message);
    }

    private static void print(Map<Effect, List<String>> changes) {
        for (Effect effect : Effect.values()) {
            List<String> found = changes.getOrDefault(effect, List.of());
            System.out.printf("%n%s: %s%n", effect.title(), found.isEmpty() ? "nothing" : found.size());
            found.forEach(change -> System.out.println("  " + change));
        }
    }
}
