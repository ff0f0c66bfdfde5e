package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime as sources, which become part of other packages. */
final class RuntimeSourcesTest {
    private static final Path FOLDER = Path.of("src/main/java/io/moov/openapi/runtime");
    private static final Map<String, String> SOURCES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                if (!name.equals("package-info")) {
                    SOURCES.put(name, Files.readString(file));
                }
            }
        }
    }

    @Test
    void areInTheJarWithAnIndex() throws IOException {
        for (String name : SOURCES.keySet()) {
            assertThat(RuntimeSourcesTest.class.getResource(name + ".java")).isNotNull();
        }
        try (InputStream index = RuntimeSourcesTest.class.getResourceAsStream("index")) {
            assertThat(new String(index.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(SOURCES.keySet());
        }
    }

    /** Each file goes into a package with those alone that it names, and compiles there as strictly as generated code does. */
    @Test
    void compileForJava11WithNothingButWhatTheyName(@TempDir Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            for (String name : SOURCES.keySet()) {
                assertThat(compile(needed(name), folder, compiler, manager))
                        .as(name)
                        .isEmpty();
            }
        }
    }

    /** Annotations may name each other: a repeatable one and its container have to. */
    @Test
    void callDownwardsOnly() {
        for (String name : SOURCES.keySet()) {
            for (String other : named(name)) {
                boolean marks = SOURCES.get(name).contains("@interface")
                        || SOURCES.get(other).contains("@interface");
                assertThat(marks || !needed(other).contains(name))
                        .as(name + " and " + other)
                        .isTrue();
            }
        }
    }

    @Test
    void useNoReflection() {
        assertThat(SOURCES.values())
                .allSatisfy(source -> assertThat(source)
                        .doesNotContain("java.lang.reflect", "Class.forName", "java.lang.invoke")
                        .doesNotContain("import static", "io.moov.openapi.runtime."));
    }

    @Test
    void areShort() {
        assertThat(SOURCES.values())
                .allSatisfy(source -> assertThat(source.lines()).hasSizeLessThan(200));
    }

    private static Set<String> needed(String name) {
        Set<String> needed = new TreeSet<>(Set.of(name));
        List<String> open = new ArrayList<>(needed);
        while (!open.isEmpty()) {
            named(open.remove(0)).stream().filter(needed::add).forEach(open::add);
        }
        return needed;
    }

    private static Set<String> named(String name) {
        return SOURCES.keySet().stream()
                .filter(other -> !other.equals(name))
                .filter(other -> Pattern.compile("\\b" + other + "\\b")
                        .matcher(SOURCES.get(name))
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String compile(
            Set<String> names, Path folder, JavaCompiler compiler, StandardJavaFileManager manager) {
        List<JavaFileObject> files = new ArrayList<>();
        files.add(file(
                "package-info", "/** Generated. */\n@org.jspecify.annotations.NullMarked\npackage a.generated;\n"));
        names.forEach(name -> files.add(
                file(name, SOURCES.get(name).replace("package io.moov.openapi.runtime;", "package a.generated;"))));
        StringWriter messages = new StringWriter();
        List<String> options = List.of(
                "--release",
                "11",
                "-Xlint:all,-processing,-classfile,-options",
                "-Xdoclint:all/protected",
                "-Werror",
                "-proc:none",
                "-d",
                folder.toString());
        compiler.getTask(messages, manager, null, options, null, files).call();
        return messages.toString();
    }

    private static JavaFileObject file(String name, String source) {
        return new SimpleJavaFileObject(
                URI.create("string:///a/generated/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
