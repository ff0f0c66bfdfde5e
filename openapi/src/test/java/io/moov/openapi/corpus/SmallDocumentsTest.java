package io.moov.openapi.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.openapi.document.Problem;
import io.moov.openapi.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents that a generator easily gets wrong, or refuses without need: each generates, compiles, gives back what is read, and builds
 * all its requests. What each is warned of stands in the table; the others are warned of nothing.
 */
final class SmallDocumentsTest {
    private static final Path FOLDER = Path.of("src/test/resources/documents");
    private static final int VALUES = 30;

    private static final String TAKEN = "' makes a Java name that is taken, and becomes ";
    private static final String NOT_ASKED_FOR =
            " is not asked for, as its schema differs from that of the JSON before it; give both one schema";

    private static final Map<String, List<String>> WARNINGS = Map.of(
            "error-two-json.yaml", List.of("28:15: the media type application/problem+json" + NOT_ASKED_FOR),
            "integer-big-enum.yaml", List.of("25:123: '1.50' stands here twice; take one away"),
            "success-two-json.yaml", List.of("23:15: the media type application/vnd.v2+json" + NOT_ASKED_FOR),
            "two-content-inline.yaml", List.of("28:15: the media type application/problem+json" + NOT_ASKED_FOR),
            "supporting-case.yaml",
                    List.of(
                            "27:5: schema 'REQUIRED" + TAKEN + "REQUIRED2; rename one of them",
                            "28:5: schema 'errorresponse" + TAKEN + "Errorresponse2; rename one of them"),
            "tag-schema-clash.yaml", List.of("6:24: schema 'PetApi" + TAKEN + "PetApi2; rename one of them"),
            "type-names.yaml",
                    Stream.of(
                                    "26:StringBuilder",
                                    "27:Math",
                                    "28:Error",
                                    "29:Exception",
                                    "34:Record",
                                    "38:Double",
                                    "41:AssertionError",
                                    "47:SafeVarargs",
                                    "48:FunctionalInterface",
                                    "49:Module")
                            .map(each -> each.split(":"))
                            .map(each ->
                                    each[0] + ":5: schema '" + each[1] + TAKEN + each[1] + "Model; rename one of them")
                            .toList());

    static Stream<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachGeneratesCompilesAndRoundTrips(String name) throws Exception {
        Path file = FOLDER.resolve(name);
        GeneratedDocument generated = GeneratedDocument.of(file, name);

        assertThat(generated.firstError()).isEmpty();
        CompiledModule module = CompiledModule.of(GeneratedDocument.PACKAGE, generated.sources());
        ReadValues read = new ReadValues(module, YamlJson.read(file), 1);
        for (Model model : generated.api.models()) {
            read.read(model, VALUES);
        }
        assertThat(read.lost).isEmpty();
        assertThat(read.valid).isGreaterThanOrEqualTo(generated.api.models().isEmpty() ? 0 : VALUES / 2);
        assertThat(new BuiltRequests(module).all()).isNotEmpty();
        assertThat(generated.diagnostics.warnings())
                .map(Problem::toString)
                .isEqualTo(WARNINGS.getOrDefault(name, List.of()).stream()
                        .map(warning -> name + ":" + warning)
                        .toList());
    }
}
