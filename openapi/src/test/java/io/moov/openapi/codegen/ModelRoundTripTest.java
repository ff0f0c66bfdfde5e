package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.squareup.moshi.JsonAdapter;
import io.moov.openapi.check.JavaNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever JSON fits a schema, and what a later version of the API may send, comes out of its model as it went in. */
final class ModelRoundTripTest {
    private static final List<String> THEMES = List.of("values", "composition", "names", "version30");

    private static final Map<String, JsonNode> DOCUMENTS = new TreeMap<>();
    private static final Map<String, JsonAdapter<?>> ADAPTERS = new TreeMap<>();

    @BeforeContainer
    static void generate() throws IOException {
        for (String theme : THEMES) {
            String resource = "torture/" + theme + ".yaml";
            GeneratedModule module = GeneratedModule.ofResource(resource);
            JsonNode document = new YAMLMapper()
                    .readTree(Path.of("src/test/resources", resource).toFile());
            DOCUMENTS.put(theme, document);
            document.at("/components/schemas").fieldNames().forEachRemaining(component -> {
                String type = JavaNames.type(component);
                if (module.sources().texts().containsKey(type + ".java")) {
                    ADAPTERS.put(theme + " " + component, module.adapter(type));
                }
            });
        }
    }

    @Property(tries = 5_000, seed = "20261125")
    void jsonComesOutAsItWentIn(@ForAll("models") String model, @ForAll long seed) throws IOException {
        assertRoundTrip(model, seed);
    }

    /** Of nested values, more combinations. */
    @Tag("slow")
    @Property(tries = 20_000, seed = "20261124")
    void muchJsonComesOutAsItWentIn(@ForAll("models") String model, @ForAll long seed) throws IOException {
        assertRoundTrip(model, seed);
    }

    private static void assertRoundTrip(String model, long seed) throws IOException {
        String[] parts = model.split(" ");
        JsonNode json = new SchemaValues(DOCUMENTS.get(parts[0]), new Random(seed)).of(parts[1]);

        String out = roundTrip(ADAPTERS.get(model), json.toString());

        assertThat(ExactJson.isSame(json, ExactJson.parse(out)))
                .as("%s with seed %s:%n%s%nbecame%n%s", model, seed, json, out)
                .isTrue();
    }

    @Provide
    Arbitrary<String> models() {
        return Arbitraries.of(new ArrayList<>(ADAPTERS.keySet()));
    }

    private static <T> String roundTrip(JsonAdapter<T> adapter, String json) throws IOException {
        T value = adapter.fromJson(json);
        String out = adapter.toJson(value);
        T again = adapter.fromJson(out);
        assertThat(again).as(json).isEqualTo(value);
        assertThat(Objects.hashCode(again)).as(json).isEqualTo(Objects.hashCode(value));
        return out;
    }
}
