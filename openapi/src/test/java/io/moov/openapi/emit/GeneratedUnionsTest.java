package io.moov.openapi.emit;

import static io.moov.openapi.emit.ModelCalls.call;
import static io.moov.openapi.emit.ModelCalls.invoke;
import static io.moov.openapi.emit.ModelCalls.json;
import static io.moov.openapi.emit.ModelCalls.method;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
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

    @Test
    void aValueMayBeSeveralVariantsOfAnyOf() throws IOException {
        Object both = composed.adapter("Both").fromJson("{\"name\":\"n\",\"age\":1}");

        assertThat((Optional<?>) call(both, "asNamed")).isPresent();
        assertThat((Optional<?>) call(both, "asAged")).isPresent();
        assertThat(json(composed, "Both", both)).isEqualTo("{\"name\":\"n\",\"age\":1}");
    }

    @Test
    void whatWasReadDoesNotChange() throws IOException {
        Object shape = composed.adapter("Shape").fromJson("[\"a\"]");
        @SuppressWarnings("unchecked")
        List<Object> list = ((Optional<List<Object>>) call(shape, "asStringList")).orElseThrow();

        assertThatThrownBy(() -> list.add("b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatOneSchemaInheritsIsNotThatSchema() throws IOException {
        CompiledApi inherited = CompiledApi.ofResource("torture/version30.yaml");
        Object lion = inherited.adapter("Animal").fromJson("{\"kind\":\"Lion\",\"roar\":true}");
        Object bear = inherited.adapter("Animal").fromJson("{\"kind\":\"Bear\",\"fur\":1}");

        assertThat((Optional<?>) call(lion, "asLion")).isPresent();
        assertThat((Optional<?>) call(bear, "asUnknown")).isPresent();
        assertThat(json(inherited, "Animal", bear)).isEqualTo("{\"kind\":\"Bear\",\"fur\":1}");
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
