package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written where they are new or another, and are gone where nothing stands for them. */
final class SourcesTest {
    @TempDir
    Path folder;

    @Test
    void onlyWhatChangedIsWrittenAndWhatIsLeftOverIsDeleted() throws IOException {
        Path root = folder.resolve("new");
        sources("A", "B").write(root);
        Path kept = root.resolve("p/q/A.java");
        FileTime before = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(kept, before);
        Files.writeString(root.resolve("p/q/B.java"), "changed by hand");
        Files.writeString(Files.createDirectories(root.resolve("other")).resolve("Old.java"), "class Old {}");

        sources("A", "B", "C").write(root);

        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(before);
        assertThat(root.resolve("p/q/B.java")).content().contains("class B");
        assertThat(names(root)).containsExactly("A.java", "B.java", "C.java");

        sources("C").write(root);
        assertThat(names(root)).containsExactly("C.java");
    }

    @Test
    void theFolderMayBeRelativeAndNew() throws IOException {
        Path root =
                Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath().resolve("new"));

        sources("A").write(root);

        assertThat(names(root)).containsExactly("A.java");
    }

    private static Sources sources(String... names) {
        Sources sources = new Sources("p.q", "pets.yaml", new Types("p.q", "p.q", true));
        for (String name : names) {
            sources.add(TypeSpec.classBuilder(name));
        }
        return sources;
    }

    private static List<String> names(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
