package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.openapi.Generation;
import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a change of the generator does to generated code shows in review, as a change of the golden files. The runtime is not among
 * them: it is a copy.
 */
final class GoldenSourcesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/moov-auth");
    private static final String RENEW = "./mvnw -pl openapi test -Dtest=GoldenSourcesTest -Dgolden.renew";
    private static final String PACKAGE = "io.moov.client.auth";

    private final Map<String, String> generated = new TreeMap<>();

    @BeforeEach
    void generate() throws IOException {
        Diagnostics diagnostics = new Diagnostics(true);
        Api api = Generation.read(Path.of("moov-auth.yaml"), "openapi/moov-auth.yaml", diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.errors()));
        new ApiWriter(PACKAGE, PACKAGE, "0.0.0", "openapi/moov-auth.yaml")
                .texts(api)
                .forEach((name, text) -> {
                    if (getClass().getResource("/io/moov/openapi/runtime/" + name + ".java") == null) {
                        generated.put(name + ".java", text);
                    }
                });
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
