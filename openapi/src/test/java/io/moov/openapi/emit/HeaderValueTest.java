package io.moov.openapi.emit;

import static io.moov.openapi.emit.ModelCalls.call;
import static io.moov.openapi.emit.ModelCalls.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that goes into a header is refused where it is read, not where it would be sent. */
final class HeaderValueTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Tokens, version: '1'}
            servers: [{url: https://tokens.example}]
            paths:
              /token:
                get:
                  operationId: getToken
                  responses:
                    '200':
                      description: The token.
                      content: {application/json: {schema: {$ref: '#/components/schemas/Token'}}}
            components:
              schemas:
                Token:
                  type: object
                  required: [token]
                  properties:
                    token: {type: string, format: password, x-header-value: true}
                    maybe: {type: [string, 'null'], x-header-value: true}
                Holder:
                  type: object
                  properties:
                    tokens: {type: array, items: {$ref: '#/components/schemas/Special'}}
                Special:
                  allOf:
                    - {$ref: '#/components/schemas/Token'}
                    - {properties: {token: {type: string, description: Says again what it is.}}}
            """;

    @TempDir
    static Path folder;

    private static CompiledApi module;

    @BeforeAll
    static void generate() throws IOException {
        module = CompiledApi.of(folder, DOCUMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "    ",
                " CANARY",
                "CANARY ",
                "CANARY\\n",
                "CAN\\r\\nX-Other: ARY",
                "CAN\\tARY",
                "\\u0000CANARY",
                "CANARY\\u001f",
                "CANARY\\u007f",
                "CANARY\\u0080",
                "CAN\\u00a0ARY",
                "CANARYü",
                "CANARY€",
                "CANARY\\ud83d\\ude00",
            })
    void whatNoHeaderCarriesIsRefusedWithItsPathAndWithoutTheValue(String text) {
        assertThatThrownBy(() -> read("Token", "{\"token\":\"" + text + "\"}"))
                .isExactlyInstanceOf(JsonDataException.class)
                .hasMessage("Expected a value that a header can carry at path $.token")
                .hasNoCause();
        assertThatThrownBy(() -> read("Token", "{\"token\":\"a\",\"maybe\":\"" + text + "\"}"))
                .hasMessage("Expected a value that a header can carry at path $.maybe");
        assertThatThrownBy(() -> read("Holder", "{\"tokens\":[{\"token\":\"" + text + "\"}]}"))
                .hasMessage("Expected a value that a header can carry at path $.tokens[0].token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "eyJhbGciOi.J9-_~+/==", "!\\\"#$%&'()*+,-./:;<=>?@[\\\\]^_`{|}~", "two words", "\\u0041"})
    void whatAHeaderCarriesIsReadAndWritten(String text) throws IOException {
        Object token = read("Token", "{\"token\":\"" + text + "\"}");

        assertThat(read("Token", json(module, "Token", token))).isEqualTo(token);
        assertThat((String) call(token, "getToken")).isNotEmpty();
    }

    @Test
    void nullIsNoValue() throws IOException {
        assertThat(call(read("Token", "{\"token\":\"a\",\"maybe\":null}"), "getMaybe"))
                .isNull();
        assertThatThrownBy(() -> read("Token", "{\"token\":null}"))
                .isExactlyInstanceOf(JsonDataException.class)
                .hasMessage("Required value 'token' missing at $");
    }

    private static Object read(String model, String json) throws IOException {
        return module.adapter(model).fromJson(json);
    }
}
