package io.moov.openapi.emit;

import static io.moov.openapi.emit.ModelCalls.build;
import static io.moov.openapi.emit.ModelCalls.builder;
import static io.moov.openapi.emit.ModelCalls.call;
import static io.moov.openapi.emit.ModelCalls.json;
import static io.moov.openapi.emit.ModelCalls.roundTrip;
import static io.moov.openapi.emit.ModelCalls.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated models do beyond giving back what they read. */
final class GeneratedModelsTest {
    private static CompiledApi plain;
    private static CompiledApi composed;

    @BeforeAll
    static void generate() {
        plain = CompiledApi.ofResource("torture/values.yaml");
        composed = CompiledApi.ofResource("torture/composition.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9223372036854775808 | whole",
                "1.5                 | whole",
                "1e30                | large",
                "tomorrow            | moment",
                "1-2-3-4-5           | id",
                "1e9999999999        | decimal",
            })
    void whatAPropertyCannotHoldIsRefusedWithItsPath(String value, String property) {
        String json = value.matches("[-.0-9e]+") && !property.equals("id") ? value : "\"" + value + "\"";

        assertThatThrownBy(() -> plain.adapter("Values").fromJson("{\"" + property + "\":" + json + "}"))
                .isInstanceOf(JsonDataException.class)
                .hasMessageContaining("$." + property)
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Extras  | {\"name\":\"n\",\"x\":\"2026-01-01T00:00:00Z\",\"x\":\"2026-01-01T00:00:00Z\"}",
                "Containers | {\"deep\":[],\"map\":{\"a\":1,\"a\":2}}",
                "Containers | {\"deep\":[],\"free\":{\"a\":1,\"a\":2}}",
                "Containers | {\"deep\":[],\"set\":[\"00000000-0000-0000-0000-000000000000\",\"00000000-0000-0000-0000-000000000000\"]}",
                "Containers | {\"deep\":[[[null]]]}",
            })
    void whatWouldBeLostIsRefused(String model, String json) {
        assertThatThrownBy(() -> plain.adapter(model).fromJson(json)).isInstanceOf(JsonDataException.class);
    }

    /** Parts of an allOf, of a part, behind a reference; and what stands beside a oneOf or anyOf, in each variant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Middle       | {'id':1}                                    | id",
                "Deep         | {'id':1,'note':'n','deep':true}             | id deep note",
                "Car          | {'wheels':4,'kind':'four'}                  | kind wheels",
                "EBike        | {'wheels':2,'kind':'EBike'}                 | kind wheels",
                "UsesWrapperStrict   | {'id':1}                             | id",
                "UsesWrapperStricter | {'note':'n'}                         | note",
                "NoticeNamed  | {'id':1,'day':'2024-02-29','name':'n'}      | id day",
                "NoticeAged   | {'id':1,'day':'2024-02-29','new':2}         | id day",
            })
    void whatAnyPartRequiresIsRequired(String model, String json, String required) throws IOException {
        String complete = json.replace('\'', '"');
        assertThat(json(composed, model, composed.adapter(model).fromJson(complete)))
                .isEqualTo(complete);

        for (String name : required.split(" ")) {
            String incomplete = complete.replace('"' + name + '"', "\"spare\"");
            assertThatThrownBy(() -> composed.adapter(model).fromJson(incomplete))
                    .isInstanceOf(JsonDataException.class)
                    .hasMessage("Required value '" + name + "' missing at $");
        }
        assertThatThrownBy(() -> build(builder(composed, model)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not set");
    }

    @Test
    void numbersKeepTheirDigits() throws IOException {
        String json = "{\"free\":{\"a\":1.0,\"b\":1E+400,\"c\":1180591620717411303424,\"d\":0.10}}";

        assertThat(roundTrip(plain, "FreeExtras", json)).isEqualTo(json);
    }

    @Test
    void aMemberThatTheDocumentDoesNotSpeakOfSurvives() throws IOException {
        assertThat(roundTrip(plain, "Closed", "{\"name\":\"n\",\"more\":[1]}"))
                .isEqualTo("{\"name\":\"n\",\"more\":[1]}");
    }

    @Test
    void aPatchTellsNullFromNothing() {
        Object patch = build(set(set(set(builder(plain, "Patch"), "always", "a"), "name", null), "plain", null));

        assertThat(json(plain, "Patch", patch)).isEqualTo("{\"always\":\"a\",\"name\":null}");
        assertThat(call(patch, "hasName")).isEqualTo(true);
        assertThat(call(patch, "hasAge")).isEqualTo(false);
        assertThat(build(call(patch, "toBuilder"))).isEqualTo(patch);
    }

    @Test
    void aRequestNeedsNoReadOnlyValueButEveryWriteOnlyOne() {
        Object builder = set(builder(plain, "Account"), "name", "n");

        assertThatThrownBy(() -> build(builder)).hasMessageContaining("Account.password");
        assertThat(json(plain, "Account", build(set(builder, "password", "p"))))
                .isEqualTo("{\"password\":\"p\",\"name\":\"n\"}");
    }

    @Test
    void anAnswerNeedsEveryReadOnlyValueButNoWriteOnlyOne() throws IOException {
        String answer = "{\"id\":\"1\",\"created\":null,\"name\":\"n\"}";

        assertThat(roundTrip(plain, "Account", answer)).isEqualTo(answer);
        assertThatThrownBy(() -> plain.adapter("Account").fromJson("{\"name\":\"n\",\"password\":\"p\"}"))
                .hasMessageContaining("'id'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account | {\"id\":\"1\",\"name\":\"n\",\"password\":\"CANARY\",\"pin\":\"CANARY\",\"pins\":[\"CANARY\"],"
                        + "\"pinsByName\":{\"a\":\"CANARY\"},\"secret\":\"CANARY\",\"hidden\":\"CANARY\"}",
                "SecretExtras | {\"name\":\"n\",\"x\":\"CANARY\"}",
                "Secretive | \"CANARY\"",
                "Owner | {\"pet\":{\"pet_type\":\"cat\",\"secret\":\"CANARY\"},\"pets\":[{\"pet_type\":\"new\",\"secret\":\"CANARY\"}]}",
                "Contact | {\"phone\":\"CANARY\"}",
            })
    void noSecretIsShown(String model, String json) throws IOException {
        CompiledApi module = plain.texts.containsKey(model) ? plain : composed;

        assertThat(module.adapter(model).fromJson(json).toString())
                .doesNotContain("CANARY")
                .contains("██");
    }
}
