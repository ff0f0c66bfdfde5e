package io.moov.openapi.diff;

import static io.moov.openapi.diff.Effect.ADDITION;
import static io.moov.openapi.diff.Effect.BREAKS_CALLERS;
import static io.moov.openapi.diff.Effect.BREAKS_SERVERS;
import static io.moov.openapi.diff.Effect.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.moov.openapi.Generation;
import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of change is named and goes to those who have to follow it. */
final class DocumentChangesTest {
    private static final String DOCUMENT = """
            openapi: 3.1.0
            info: {title: Pets, version: '1'}
            paths:
              /pets:
                post:
                  operationId: addPet
                  parameters:
                    - {name: trace, in: query, schema: {type: string, maxLength: 20}}
                  requestBody:
                    required: true
                    content:
                      application/json:
                        schema: {$ref: '#/components/schemas/NewPet'}
                  responses:
                    '200':
                      description: The pet.
                      content:
                        application/json:
                          schema: {$ref: '#/components/schemas/Pet'}
                    '404': {description: No such shop.}
            components:
              schemas:
                NewPet:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string, maxLength: 40}
                    kind: {$ref: '#/components/schemas/Kind', description: The kind.}
                Pet:
                  type: object
                  required: [id, tags]
                  properties:
                    id: {type: integer, format: int64}
                    nick: {type: [string, 'null']}
                    tags: {type: array, items: {type: string}}
                Kind: {type: string, enum: [cat, dog]}
            """;

    @TempDir
    private Path folder;

    private static Stream<Arguments> changes() {
        return Stream.of(
                arguments("  /pets:", "  /animals:", BREAKS_CALLERS, "POST /pets: operation is gone"),
                arguments("  /pets:", "  /animals:", ADDITION, "POST /animals: operation is new"),
                arguments("addPet", "createPet", BREAKS_CALLERS, "operation id addPet → createPet"),
                arguments("- {name: trace", "- {name: span", BREAKS_CALLERS, "parameter trace is gone"),
                arguments("- {name: trace", "- {name: span", ADDITION, "parameter span is new"),
                arguments("in: query,", "in: query, required: true,", BREAKS_CALLERS, "parameter trace"),
                arguments("maxLength: 20", "maxLength: 10", BREAKS_CALLERS, "parameter trace: max length 20 → 10"),
                arguments("maxLength: 40", "maxLength: 50", BREAKS_SERVERS, "json.name: max length 40 → 50"),
                arguments("'404'", "'410'", BREAKS_CALLERS, "status 404 is gone"),
                arguments("'404'", "'410'", ADDITION, "status 410 is new"),
                arguments("[name]", "[name, kind]", BREAKS_CALLERS, "required kind is new"),
                arguments("required: [name]", "required: []", BREAKS_SERVERS, "required name is gone"),
                arguments("    kind: {", "    sort: {", BREAKS_CALLERS, "property kind is gone"),
                arguments("    kind: {", "    sort: {", ADDITION, "property sort is new"),
                arguments("[cat, dog]", "[cat]", BREAKS_CALLERS, "json.kind: enum dog is gone"),
                arguments("[cat, dog]", "[cat, dog, emu]", BREAKS_SERVERS, "json.kind: enum emu is new"),
                arguments(
                        "type: integer, format: int64",
                        "type: string",
                        BREAKS_CALLERS,
                        "json.id: type integer (int64)"),
                arguments(
                        "items: {type: string}", "items: {type: integer}", BREAKS_CALLERS, "json.tags[]: type string"),
                arguments("    nick: {", "    alias: {", BREAKS_CALLERS, "property nick is gone"),
                arguments("    nick: {", "    alias: {", ADDITION, "property alias is new"),
                arguments("[string, 'null']", "string", BREAKS_SERVERS, "json.nick: nullable"),
                arguments("{type: array,", "{type: [array, 'null'],", BREAKS_CALLERS, "json.tags: nullable"),
                arguments("[id, tags]", "[id]", BREAKS_CALLERS, "required tags is gone"),
                arguments("[id, tags]", "[id, tags, nick]", BREAKS_SERVERS, "required nick is new"),
                arguments("The pet.", "A pet.", OTHER, "POST /pets 200: description"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void goesToThoseWhoHaveToFollow(String from, String to, Effect effect, String text) throws IOException {
        assertThat(DOCUMENT).contains(from);
        Map<Effect, List<String>> changes = changes(DOCUMENT, DOCUMENT.replace(from, to));

        assertThat(changes.get(effect)).as(changes.toString()).anyMatch(change -> change.contains(text));
    }

    @Test
    void findsNothingWhereNothingChanged() throws IOException {
        assertThat(DocumentChanges.between(read(DOCUMENT), read(DOCUMENT))).isEmpty();
    }

    @Test
    void namesTheAddressThatChanged() throws IOException {
        String servers = "servers: [{url: 'https://%s.example'}]\npaths:";

        assertThat(changes(
                        DOCUMENT.replace("paths:", servers.formatted("old")),
                        DOCUMENT.replace("paths:", servers.formatted("new"))))
                .containsEntry(BREAKS_CALLERS, List.of("servers: url https://old.example → https://new.example"));
    }

    @Test
    void namesParametersThatChangePlaces() throws IOException {
        String from = "{name: from, in: query, required: true, schema: {type: string}}";
        String to = from.replace("name: from", "name: to");
        String given = "- {name: trace";
        String older = DOCUMENT.replace(given, "- " + from + "\n        - " + to + "\n        " + given);
        String newer = DOCUMENT.replace(given, "- " + to + "\n        - " + from + "\n        " + given);

        assertThat(changes(older, newer).get(BREAKS_CALLERS))
                .containsExactly("POST /pets: order of parameters from, to, trace → to, from, trace");
    }

    @Test
    void aNewOptionalParameterIsAnAdditionToTheDocument() throws IOException {
        String given = "- {name: trace";
        String newer = DOCUMENT.replace(given, "- {name: page, in: query, schema: {type: integer}}\n        " + given);

        assertThat(changes(DOCUMENT, newer)).containsEntry(ADDITION, List.of("POST /pets: parameter page is new"));
    }

    private Map<Effect, List<String>> changes(String older, String newer) throws IOException {
        return DocumentChanges.between(read(older), read(newer));
    }

    private Api read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("document.yaml"), text);
        return Generation.read(file, "document.yaml", new Diagnostics(false)).orElseThrow();
    }
}
