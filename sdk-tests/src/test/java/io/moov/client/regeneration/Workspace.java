package io.moov.client.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A copy of what the generated module is built from, to be changed and built anew. */
final class Workspace {
    private final Path root;

    private Workspace(Path root) {
        this.root = root;
    }

    /** Copies into a folder below, whose path has a space: such a repository builds, too. */
    static Workspace copyTo(Path parent) throws IOException {
        Path folder = parent.resolve("with space");
        Path source = MavenRun.repositoryRoot();
        for (String part :
                List.of("pom.xml", "openapi", "sdk-auth/pom.xml", "sdk-core/pom.xml", "sdk-tests/pom.xml", ".mvn")) {
            copy(source, source.resolve(part), folder);
        }
        return new Workspace(folder);
    }

    /** Leaves out what is built, which another test may be building. */
    private static void copy(Path source, Path part, Path folder) throws IOException {
        Set<Path> left = Set.of(source.resolve("openapi/target"), source.resolve("openapi/src/test"));
        Files.walkFileTree(part, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return left.contains(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Adds another part of the repository. */
    void add(String part) throws IOException {
        Path source = MavenRun.repositoryRoot();
        copy(source, source.resolve(part), root);
    }

    /** Builds the module up to its jar, without cleaning. */
    MavenRun build(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "-pl", "sdk-auth", "-am", "-DskipTests", "-Denforcer.skip", "-Dspotless.check.skip", "package"));
        arguments.addAll(List.of(settings));
        return MavenRun.in(root, arguments.toArray(String[]::new));
    }

    void edit(String file, String from, String to) {
        String before = read(file);
        assertThat(before).contains(from);
        write(file, before.replace(from, to));
    }

    /** Puts lines after the first that holds a text. */
    void insert(String file, String after, String lines) {
        String before = read(file);
        assertThat(before).contains(after + "\n");
        int end = before.indexOf(after + "\n") + after.length() + 1;
        write(file, before.substring(0, end) + lines + before.substring(end));
    }

    String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, String text) {
        try {
            Files.writeString(root.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path(String file) {
        return root.resolve(file);
    }

    /** The compiled classes and when each was written. */
    Map<String, FileTime> classes() {
        return files("sdk-auth/target/classes", ".class");
    }

    /** The generated sources and when each was written. */
    Map<String, FileTime> sources() {
        return files("sdk-auth/target/generated-sources", ".java");
    }

    private Map<String, FileTime> files(String folder, String ending) {
        Map<String, FileTime> times = new TreeMap<>();
        if (!Files.exists(root.resolve(folder))) {
            return times;
        }
        try (Stream<Path> files = Files.walk(root.resolve(folder))) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                times.put(file.getFileName().toString(), Files.getLastModifiedTime(file));
            }
            return times;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The classes in the jar. */
    List<String> packaged() {
        try (JarFile jar = new JarFile(jar().toFile())) {
            return jar.stream()
                    .map(entry -> Path.of(entry.getName()).getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        return root.resolve("sdk-auth/target/sdk-auth-" + Readme.version() + ".jar");
    }
}
