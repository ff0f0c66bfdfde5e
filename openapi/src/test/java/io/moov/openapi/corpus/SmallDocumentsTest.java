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
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final int VALUES = 30;

    private static final String TAKEN = "' makes a Java name that is taken, and becomes ";
    private static final String NOT_ASKED_FOR =
            " is not asked for, as its schema differs from that of the JSON before it; give both one schema";

    private static final String WITHOUT_SCHEMA = " has no schema, and is sent as it is; add one";

    private static final Map<String, List<String>> WARNINGS = Map.of(
            "torture/operations.yaml",
                    List.of(
                            "404:37: the media type application/octet-stream" + WITHOUT_SCHEMA,
                            "414:20: the media type image/*" + WITHOUT_SCHEMA),
            "torture/operations31.yaml", List.of("29:37: the media type application/octet-stream" + WITHOUT_SCHEMA),
            "documents/error-two-json.yaml", List.of("28:15: the media type application/problem+json" + NOT_ASKED_FOR),
            "documents/integer-big-enum.yaml", List.of("25:123: '1.50' stands here twice; take one away"),
            "documents/success-two-json.yaml", List.of("23:15: the media type application/vnd.v2+json" + NOT_ASKED_FOR),
            "documents/two-content-inline.yaml",
                    List.of("28:15: the media type application/problem+json" + NOT_ASKED_FOR),
            "documents/supporting-case.yaml", taken("27 REQUIRED REQUIRED2", "28 errorresponse Errorresponse2"),
            "documents/tag-schema-clash.yaml", List.of("6:24: schema 'PetApi" + TAKEN + "PetApi2; rename one of them"),
            "documents/type-names.yaml",
                    taken(
                            "26 StringBuilder StringBuilderModel",
                            "27 Math MathModel",
                            "28 Error ErrorModel",
                            "29 Exception ExceptionModel",
                            "34 Record RecordModel",
                            "38 Double DoubleModel",
                            "41 AssertionError AssertionErrorModel",
                            "47 SafeVarargs SafeVarargsModel",
                            "48 FunctionalInterface FunctionalInterfaceModel",
                            "49 Module ModuleModel"),
            "torture/names.yaml",
                    taken(
                            "99 String StringModel",
                            "100 Object ObjectModel",
                            "101 Builder Builder2",
                            "104 JsonAny JsonAny2",
                            "109 Integer IntegerModel",
                            "110 Error ErrorModel",
                            "111 Exception ExceptionModel",
                            "112 Override OverrideModel"));

    /** Lines, names of schemas, and the names that they get. */
    private static List<String> taken(String... schemas) {
        return Stream.of(schemas)
                .map(schema -> schema.split(" "))
                .map(each -> each[0] + ":5: schema '" + each[1] + TAKEN + each[2] + "; rename one of them")
                .toList();
    }

    static Stream<String> documents() throws IOException {
        try (Stream<Path> documents = Files.list(RESOURCES.resolve("documents"));
                Stream<Path> torture = Files.list(RESOURCES.resolve("torture"))) {
            return Stream.concat(documents, torture)
                    .map(file -> RESOURCES.relativize(file).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachGeneratesCompilesAndRoundTrips(String name) throws Exception {
        Path file = RESOURCES.resolve(name);
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
