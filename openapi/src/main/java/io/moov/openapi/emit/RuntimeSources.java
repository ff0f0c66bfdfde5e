package io.moov.openapi.emit;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sources of the package {@code io.moov.openapi.runtime}, which lie beside its classes: what generated code names
 * of them is put into its package.
 */
final class RuntimeSources {
    static final String PACKAGE = "io.moov.openapi.runtime";

    /** What is the same for all APIs, and only in the package of the first. */
    private static final Set<String> SHARED = Set.of(
            "Authenticated",
            "ErrorResponse",
            "ErrorResponses",
            "Idempotent",
            "MarkedBody",
            "NoContent",
            "Unauthenticated");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w+");

    private static final Pattern TELLING_VARIANTS = Pattern.compile("\\n *VariantFit\\.\\w+\\(.*;(?=\\n)");

    private static final RuntimeSources ALL = new RuntimeSources();

    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, String> withoutUnions = new TreeMap<>();

    private RuntimeSources() {
        try {
            URI place = RuntimeSources.class
                    .getResource("/" + PACKAGE.replace('.', '/') + "/Required.java")
                    .toURI();
            if (place.getScheme().equals("jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                    read(jar.getPath(PACKAGE.replace('.', '/')));
                }
            } else {
                read(Path.of(place).getParent());
            }
            texts.forEach((name, text) ->
                    withoutUnions.put(name, TELLING_VARIANTS.matcher(text).replaceAll("")));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the sources of the runtime cannot be read", e);
        }
    }

    private void read(Path folder) throws IOException {
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(folder, "*.java")) {
            for (Path source : sources) {
                String name = source.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")) {
                    texts.put(name, Files.readString(source));
                }
            }
        }
    }

    static Set<String> names() {
        return ALL.texts.keySet();
    }

    /** The sources that some sources need, with the package's name replaced, by the names of their classes. */
    static Map<String, String> neededBy(
            Collection<String> sources, String javaPackage, boolean shared, boolean tellsVariants) {
        Map<String, String> all = tellsVariants ? ALL.texts : ALL.withoutUnions;
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(sources);
        if (shared) {
            SHARED.stream().filter(needed::add).map(all::get).forEach(open::add);
        }
        while (!open.isEmpty()) {
            Matcher word = WORD.matcher(COMMENT.matcher(open.poll()).replaceAll(""));
            while (word.find()) {
                String name = word.group();
                if (all.containsKey(name) && !SHARED.contains(name) && needed.add(name)) {
                    open.add(all.get(name));
                }
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        needed.forEach(name ->
                texts.put(name, all.get(name).replace("package " + PACKAGE + ";", "package " + javaPackage + ";")));
        return texts;
    }
}
