package io.moov.client.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The promises about size and shape, read off the repository and the jars that were just built. */
final class StructureIT {
    private static final int JAVA_11 = 55;

    @Test
    void whatShipsIsSmall() throws IOException {
        long all = Files.size(jar("sdk-auth")) + Files.size(jar("sdk-core"));
        long tokens = compressedSize(jar("sdk-core"), "io/moov/client/token/");
        // Members that no model declares survive: what reads and writes any JSON is 6 KB of it, the rules for R8 are 1
        // KB.
        assertThat(all - tokens).as("calls").isLessThanOrEqualTo(177 * 1024);
        assertThat(tokens).as("the token source").isLessThanOrEqualTo(100 * 1024);
    }

    private static long compressedSize(Path path, String folder) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().startsWith(folder))
                    .mapToLong(ZipEntry::getCompressedSize)
                    .sum();
        }
    }

    @Test
    void whatShipsRunsOnJava11() throws IOException {
        for (Path path : List.of(jar("sdk-auth"), jar("sdk-core"))) {
            try (JarFile jar = new JarFile(path.toFile())) {
                assertThat(classes(jar)).isNotEmpty().allMatch(entry -> majorVersion(jar, entry) <= JAVA_11);
            }
        }
    }

    @Test
    void theGeneratedModuleHasNoHandwrittenJava() throws IOException {
        Path module = MavenRun.repositoryRoot().resolve("sdk-auth");
        try (Stream<Path> files = Files.list(module)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsOnly("pom.xml", "target");
        }
    }

    private static Path jar(String module) {
        return MavenRun.repositoryRoot().resolve(module + "/target/" + module + "-" + Readme.version() + ".jar");
    }

    private static List<JarEntry> classes(JarFile jar) {
        return jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
    }

    private static int majorVersion(JarFile jar, JarEntry entry) {
        try (InputStream in = jar.getInputStream(entry)) {
            DataInputStream header = new DataInputStream(in);
            header.skipNBytes(6);
            return header.readUnsignedShort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
