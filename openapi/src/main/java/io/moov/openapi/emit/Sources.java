package io.moov.openapi.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a package. Only those that change are written, so that a build without changes compiles nothing. */
final class Sources {
    private final String javaPackage;
    private final String comment;
    private final Types types;

    /** Texts by the simple names of classes. */
    private final Map<String, String> files = new TreeMap<>();

    /** @param document the name of the document that the sources come from */
    Sources(String javaPackage, String document, Types types) {
        this.javaPackage = javaPackage;
        this.comment = "Generated from " + document + ". Change the document, not this file.";
        this.types = types;
    }

    void add(TypeSpec.Builder type) {
        if (types.hasNamedDeprecated()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "deprecation")
                    .build());
        }
        TypeSpec built = type.build();
        JavaFile file = JavaFile.builder(javaPackage, built)
                .addFileComment("$L", comment)
                .indent("    ")
                .build();
        files.put(built.name(), file.toString());
    }

    /** Adds a file as it is. */
    void add(String name, String text) {
        files.put(name, "// " + comment + "\n" + text);
    }

    Map<String, String> files() {
        return files;
    }

    /** Writes what differs from what is there, and deletes what nothing stands for any more. */
    void write(Path root) throws IOException {
        Path folder = root.resolve(javaPackage.replace('.', '/'));
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files.entrySet()) {
            writeIfOther(folder.resolve(file.getKey() + ".java"), file.getValue());
        }
        List<Path> leftOver;
        try (Stream<Path> all = Files.walk(root)) {
            leftOver = all.filter(Files::isRegularFile)
                    .filter(path -> !path.getParent().equals(folder)
                            || !files.containsKey(path.getFileName().toString().replaceFirst("\\.java$", "")))
                    .toList();
        }
        for (Path path : leftOver) {
            Files.delete(path);
        }
    }

    static void writeIfOther(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
