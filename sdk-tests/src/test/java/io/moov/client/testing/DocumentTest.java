package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The sandbox allows what the document allows, so that neither can change alone. */
final class DocumentTest {
    private final Object document = document();

    @Test
    void everyOperationIsInTheTable() {
        Map<String, String> inDocument = new TreeMap<>();
        object(at(document, "paths"))
                .forEach((path, methods) -> object(methods)
                        .forEach((method, operation) -> inDocument.put(
                                method.toUpperCase(Locale.ROOT) + " " + path, (String) at(operation, "operationId"))));
        Map<String, String> inTable = new TreeMap<>();
        for (Operation operation : Operation.values()) {
            inTable.put(Operation.METHOD + " " + operation.path, operation.id);
        }
        assertThat(inTable).isEqualTo(inDocument);
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIsInTheTable(Operation operation) {
        Object content = at(inDocument(operation), "requestBody", "content");
        assertThat(object(content)).containsOnlyKeys(RequestCheck.CONTENT_TYPE);
        Object schema = resolved(at(content, RequestCheck.CONTENT_TYPE, "schema"));
        List<?> required = (List<?>) at(schema, "required");

        Map<String, Operation.Field> inDocument = new TreeMap<>();
        object(at(schema, "properties")).forEach((name, property) -> {
            assertThat(at(resolved(property), "type")).as(name).isEqualTo("string");
            inDocument.put(name, new Operation.Field(name, required.contains(name), (int)
                    at(resolved(property), "maxLength")));
        });
        Map<String, Operation.Field> inTable = new TreeMap<>();
        operation.fields.forEach(field -> inTable.put(field.name(), field));
        assertThat(inTable).isEqualTo(inDocument);
    }

    @Test
    void theVersionHasTheFormOfTheDocument() {
        Object header = at(document, "components", "parameters", "XMoovVersion");
        assertThat(at(header, "name")).isEqualTo(RequestCheck.VERSION_HEADER);
        assertThat(at(header, "required")).isEqualTo(false);
        assertThat(at(header, "schema", "pattern")).isEqualTo(RequestCheck.VERSION.pattern());
    }

    @Test
    void theHintsAreThoseOfTheDocument() {
        List<?> hints = (List<?>) at(document, "components", "schemas", "TokenTypeHint", "enum");
        assertThat(hints).isEqualTo(TokenEndpoint.HINTS.stream().sorted().toList());
    }

    @Test
    void everyAnswerIsOfTheDocument() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.builder()
                .rateLimit(7)
                .clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
                .start()) {
            SandboxHttp http = new SandboxHttp(sandbox);
            assertInDocument(Operation.CREATE_ACCESS_TOKEN, http.newToken("/ping.read"), 200);
            assertInDocument(Operation.CREATE_ACCESS_TOKEN, http.createToken("grant_type", "password"), 400);
            assertInDocument(Operation.CREATE_ACCESS_TOKEN, http.newToken("nonsense"), 422);
            assertInDocument(Operation.CREATE_ACCESS_TOKEN, http.createToken("grant_type", "refresh_token"), 422);
            assertInDocument(Operation.REVOKE_ACCESS_TOKEN, http.revokeToken("token", "any"), 204);
            assertInDocument(Operation.REVOKE_ACCESS_TOKEN, http.revokeToken("token", ""), 422);
            assertInDocument(
                    Operation.REVOKE_ACCESS_TOKEN, http.revokeToken("token", "any", "token_type_hint", "other"), 422);
            assertInDocument(Operation.REVOKE_ACCESS_TOKEN, http.revokeToken("token", "any"), 429);
        }
    }

    /** Compares an answer's status, headers and fields with what the document says of them. */
    private void assertInDocument(Operation operation, SandboxHttp.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        Object response = resolved(at(inDocument(operation), "responses", String.valueOf(status)));
        object(at(response, "headers"))
                .keySet()
                .forEach(header -> assertThat(answer.headers().firstValue(header))
                        .as(header)
                        .isPresent());
        Object content = object(response).get("content");
        if (content == null) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        Map<String, Object> schema = object(resolved(at(content, "application/json", "schema")));
        assertThat(object(schema.get("properties")))
                .containsKeys(answer.fields().keySet().toArray(String[]::new));
        if (schema.get("required") instanceof List<?> required) {
            assertThat(answer.fields().keySet())
                    .containsAll(required.stream().map(String::valueOf).toList());
        }
    }

    private Object inDocument(Operation operation) {
        return at(document, "paths", operation.path, "post");
    }

    private Object resolved(Object node) {
        return object(node).get("$ref") instanceof String reference
                ? at(document, reference.substring("#/".length()).split("/"))
                : node;
    }

    private static Object at(Object node, String... names) {
        Object current = node;
        for (String name : names) {
            assertThat(object(current)).containsKey(name);
            current = object(current).get(name);
        }
        return current;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }

    private static Object document() {
        try {
            return new Load(LoadSettings.builder().build())
                    .loadFromString(Files.readString(MavenRun.repositoryRoot().resolve("openapi/moov-auth.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
