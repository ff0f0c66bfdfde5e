package io.moov.openapi.emit;

import static io.moov.openapi.emit.ModelCalls.call;
import static io.moov.openapi.emit.ModelCalls.invoke;
import static io.moov.openapi.emit.ModelCalls.json;
import static io.moov.openapi.emit.ModelCalls.method;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated unions hold. */
final class GeneratedUnionsTest {
    private static CompiledApi composed;

    @BeforeAll
    static void generate() {
        composed = CompiledApi.ofResource("torture/composition.yaml");
    }

    @Test
    void aUnionIsMadeOfItsVariantsAndGivesThemBack() throws IOException {
        Object cat = composed.adapter("Cat").fromJson("{\"pet_type\":\"puss\",\"lives\":9}");
        Object pet = invoke(method(composed.type("Pet"), "of", composed.type("Cat")), null, cat);

        assertThat(json(composed, "Pet", pet)).isEqualTo("{\"pet_type\":\"puss\",\"lives\":9}");
        assertThat(call(pet, "asCat")).isEqualTo(Optional.of(cat));
        assertThat(call(pet, "asDog")).isEqualTo(Optional.empty());
        assertThat(call(pet, "asUnknown")).isEqualTo(Optional.empty());
        assertThat(composed.adapter("Pet").fromJson(json(composed, "Pet", pet))).isEqualTo(pet);
    }

    @Test
    void anUnknownVariantGivesItsJson() throws IOException {
        Object pet = composed.adapter("Pet").fromJson("{\"pet_type\":\"newt\",\"tail\":null}");

        assertThat(call(pet, "asUnknown").toString()).contains("pet_type=newt", "tail=null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vague   | {\"b\":\"x\"}                    | asVagueVariant2",
                "Tone    | \"whisper\"                      | asSoft",
                "Tone    | 10                               | asDecibel",
                "Shape   | \"12\"                           | asString",
                "Shape   | 12                               | asLong",
                "Shape   | [\"a\"]                          | asStringList",
                "Shape   | {\"width\":1,\"new\":2}          | asShapeVariant2",
                "Both    | {\"name\":\"n\",\"age\":1}       | asNamed",
                "Vehicle | {\"kind\":\"four\",\"wheels\":4} | asCar",
                "Event   | {\"type\":\"end\",\"reason\":\"r\"} | asEventEnded",
            })
    void theVariantThatLosesLeastIsTaken(String model, String json, String accessor) throws IOException {
        Object union = composed.adapter(model).fromJson(json);

        assertThat((Optional<?>) call(union, accessor)).isPresent();
        assertThat(ExactJson.isSame(ExactJson.parse(json), ExactJson.parse(json(composed, model, union))))
                .isTrue();
    }
}
