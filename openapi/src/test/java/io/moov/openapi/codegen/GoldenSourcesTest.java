package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change of a template does to generated code shows in review, as a change of the golden files. */
final class GoldenSourcesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/moov-auth");
    private static final String RENEW = "./mvnw -pl openapi test -Dtest=GoldenSourcesTest -Dgolden.renew";

    @TempDir
    Path folder;

    private Map<String, String> generated;

    @BeforeEach
    void generate() throws IOException {
        generated = GeneratedSources.of(Path.of("moov-auth.yaml"), folder).texts();
        if (System.getProperty("golden.renew") != null) {
            renew();
        }
    }

    @Test
    void theGeneratedSourcesAreTheGoldenOnes() throws IOException {
        Map<String, String> golden = golden();

        assertThat(generated.keySet())
                .as("the generated files; if the change is meant, run %s", RENEW)
                .isEqualTo(golden.keySet());
        generated.forEach((name, text) -> assertThat(text)
                .as("%s; if the change is meant, run %s", name, RENEW)
                .isEqualTo(golden.get(name)));
    }

    @Test
    void theJavadocSaysResponseAsHttpDoes() {
        generated.forEach((name, text) -> assertThat(text).as(name).doesNotContainIgnoringCase("answer"));
    }

    private void renew() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.createDirectories(GOLDEN);
        for (Map.Entry<String, String> file : generated.entrySet()) {
            Files.writeString(GOLDEN.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> golden() throws IOException {
        Map<String, String> golden = new TreeMap<>();
        for (Path file : files()) {
            golden.put(file.getFileName().toString(), Files.readString(file));
        }
        return golden;
    }

    private static List<Path> files() throws IOException {
        if (!Files.isDirectory(GOLDEN)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }
}
