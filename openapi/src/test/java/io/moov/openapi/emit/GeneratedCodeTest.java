package io.moov.openapi.emit;

import static io.moov.openapi.emit.CompiledApi.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.http.Headers;

/** What documents become, seen from outside: generated, compiled, loaded and used. Nothing is wrong in silence. */
final class GeneratedCodeTest {
    @TempDir
    Path folder;

    @Test
    void aConstantTellsTheVariant() throws Throwable {
        CompiledApi api = CompiledApi.ofSchemas(folder, """
                Event: {oneOf: [{$ref: '#/components/schemas/Born'}, {$ref: '#/components/schemas/Sold'}]}
                Born: {type: object, required: [kind], properties: {kind: {const: born}, at: {type: string}}}
                Sold: {type: object, required: [kind], properties: {kind: {const: sold}, at: {type: string}}}
                """);

        Object sold = api.read("Event", "{\"at\":\"x\",\"kind\":\"sold\"}");

        assertThat((Optional<?>) call(sold, "asSold")).isPresent();
        assertThat((Optional<?>) call(sold, "asBorn")).isEmpty();
        assertThat((Optional<?>) call(api.read("Event", "{\"kind\":\"lost\"}"), "asUnknown"))
                .isPresent();
        assertThat(api.write("Event", sold)).isEqualTo("{\"kind\":\"sold\",\"at\":\"x\"}");
    }

    @Test
    void aRecursiveUnionIsReadInTimeThatGrowsWithItsLength() throws IOException {
        CompiledApi api = CompiledApi.ofSchemas(folder, """
                Node: {anyOf: [{$ref: '#/components/schemas/Left'}, {$ref: '#/components/schemas/Right'}]}
                Left: {type: object, properties: {child: {$ref: '#/components/schemas/Node'}, l: {type: string}}}
                Right: {type: object, properties: {child: {$ref: '#/components/schemas/Node'}, r: {type: string}}}
                """);
        String deep = "{\"child\":".repeat(100) + "{\"r\":\"x\"}" + "}".repeat(100);

        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(api.write("Node", api.read("Node", deep))).isEqualTo(deep));
    }

    @Test
    void aSecondJsonOfAnotherSchemaIsNotAskedFor() throws Throwable {
        CompiledApi api = CompiledApi.ofPaths(folder, """
                /pets:
                  get:
                    operationId: getPet
                    responses:
                      '200':
                        description: ok
                        content:
                          application/json: {schema: {type: object, properties: {a: {type: string}}}}
                          application/vnd.two+json: {schema: {type: object, properties: {b: {type: string}}}}
                """);

        assertThat(api.request("DefaultApi", "getPet").header("Accept")).isEqualTo("application/json");
        assertThat(api.warnings).anyMatch(warning -> warning.contains("application/vnd.two+json is not asked for"));
    }

    @Test
    void theStatusTellsWhichModelTheResponseIs() throws Throwable {
        CompiledApi api = CompiledApi.of(folder, """
                openapi: 3.0.3
                info: {title: Pets, version: '1'}
                paths:
                  /pets:
                    post:
                      operationId: addPet
                      responses:
                        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Done'}}}}
                        '202': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pending'}}}}
                components:
                  schemas:
                    Done: {type: object, required: [id], properties: {id: {type: string}, url: {type: string}}}
                    Pending: {type: object, required: [id], properties: {id: {type: string}}}
                """);
        String json = "{\"id\":\"a\",\"url\":\"b\"}";

        Object pending = api.read("AddPetResult", json, response(202));
        Object done = api.read("AddPetResult", json, response(200));

        assertThat((Optional<?>) call(pending, "asPending")).isPresent();
        assertThat((Optional<?>) call(done, "asDone")).isPresent();
        assertThat(api.write("AddPetResult", pending)).isEqualTo(json);
        assertThat((Optional<?>) call(api.read("AddPetResult", json), "asUnknown"))
                .isPresent();
    }

    private static Response response(int status) {
        return new Response.Builder()
                .request(new Request.Builder().url("https://pets.example").build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .build();
    }

    @Test
    void theDiscriminatorIsSetAndOneThatContradictsIsRefused() throws Throwable {
        CompiledApi api = CompiledApi.ofSchemas(folder, """
                Pet:
                  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                  discriminator: {propertyName: kind, mapping: {c: '#/components/schemas/Cat', d: '#/components/schemas/Dog'}}
                Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
                Dog: {type: object, properties: {kind: {type: string}, barks: {type: boolean}}}
                """);
        Object cat = call(call(call(api.type("Cat"), "builder"), "lives", 9L), "build");
        Object dog = call(call(api.type("Dog"), "builder"), "build");
        Object impostor = call(call(call(api.type("Cat"), "builder"), "kind", "d"), "build");

        assertThat(api.write("Pet", call(api.type("Pet"), "of", cat))).isEqualTo("{\"kind\":\"c\",\"lives\":9}");
        assertThat(api.write("Pet", call(api.type("Pet"), "of", dog))).isEqualTo("{\"kind\":\"d\"}");
        assertThatThrownBy(() -> api.write("Pet", call(api.type("Pet"), "of", impostor)))
                .hasMessageContaining("kind");
    }

    @Test
    void whatStandsBesideOneOfIsPartOfEachVariant() throws Throwable {
        CompiledApi api = CompiledApi.ofSchemas(folder, """
                Thing:
                  type: object
                  required: [id]
                  properties: {id: {type: string}}
                  oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]
                A: {type: object, required: [a], properties: {a: {type: string}}}
                B: {type: object, required: [b], properties: {b: {type: string}}}
                """);

        Object thing = api.read("Thing", "{\"b\":\"x\",\"id\":\"1\"}");
        Object variant = ((Optional<?>) call(thing, "asThingB")).orElseThrow();

        assertThat(call(variant, "getId")).isEqualTo("1");
        assertThat((Optional<?>) call(api.read("Thing", "{\"b\":\"x\"}"), "asUnknown"))
                .isPresent();
    }

    @Test
    void awkwardNamesAndValuesAreGenerated() throws Throwable {
        CompiledApi api = CompiledApi.ofSchemas(folder, """
                Zone: {type: string, enum: ["\\n", "\\r\\n", "[a]", "(b)", "c*/d", "e\\u2028f", "\\u0000", "", " ", a, A, 'null']}
                Odd:
                  type: object
                  properties:
                    "a\\nb": {type: string, default: "x\\n`y*/ \\\\u0022"}
                    "a]b)": {type: string}
                    class: {type: string}
                    builder: {type: string}
                    build: {type: string}
                    that: {type: string}
                    unknownMembers: {type: string}
                    "$ref$": {type: string}
                String: {type: object, properties: {o: {$ref: '#/components/schemas/Object'}}}
                Object: {type: object, properties: {l: {$ref: '#/components/schemas/List'}}}
                List: {type: array, items: {$ref: '#/components/schemas/List'}}
                JsonAny: {type: object, properties: {x: {type: string}}}
                """);

        assertThat(call(api.read("Zone", "\"e\u2028f\""), "getValue")).isEqualTo("e\u2028f");
        String json = "{\"a\\nb\":\"1\",\"a]b)\":\"2\",\"class\":\"3\"}";
        assertThat(api.write("Odd", api.read("Odd", json))).isEqualTo(json);
    }

    @Test
    void thousandsOfPropertiesAndOfValuesAreGenerated() throws IOException {
        String properties = IntStream.range(0, 3000)
                .mapToObj(i -> "p" + i + ": {type: string}")
                .collect(Collectors.joining(", "));
        String values = IntStream.range(0, 4000).mapToObj(i -> "v" + i).collect(Collectors.joining(", "));
        CompiledApi api = CompiledApi.ofSchemas(
                folder,
                "Wide: {type: object, properties: {" + properties + "}}\nMany: {type: string, enum: [" + values
                        + "]}\n");
        String json = "{\"p0\":\"a\",\"p2999\":\"b\"}";

        assertThat(api.write("Wide", api.read("Wide", json))).isEqualTo(json);
        assertThat(api.read("Many", "\"v3999\"")).hasToString("v3999");
    }

    @Test
    void manyOptionalParametersAreOneValue() throws Throwable {
        CompiledApi api = CompiledApi.ofPaths(folder, """
                /pets/{id}/{part}:
                  get:
                    operationId: findPets
                    parameters:
                      - {name: tags, in: query, style: pipeDelimited, explode: false, schema: {type: array, items: {type: string}}}
                      - {name: part, in: path, required: true, schema: {type: string}}
                      - {name: since, in: query, schema: {type: string, format: date-time}}
                      - {name: id, in: path, required: true, schema: {type: string}}
                      - {name: X-Trace, in: header, schema: {type: string}}
                      - {name: session, in: cookie, schema: {type: string}}
                      - {name: mode, in: query, required: true, schema: {type: string, enum: [fast]}}
                    responses: {'204': {description: ok}}
                """);
        Object params = call(call(api.type("FindPetsParams"), "builder"), "tags", List.of("a|b", "c"));
        Object headers = call(call(api.type("FindPetsHeaders"), "builder"), "session", "s");

        Request request =
                api.request("DefaultApi", "findPets", "1", "x", call(params, "build"), call(headers, "build"));

        assertThat(request.url()).hasToString("https://pets.example/v1/pets/1/x?mode=fast&tags=a%257Cb%7Cc");
        assertThat(request.header("Cookie")).isEqualTo("session=s");
    }

    @Test
    void membersThatAreNotDeclaredSurviveAndAreNotPrinted() throws Throwable {
        CompiledApi api =
                CompiledApi.ofSchemas(folder, "Item: {type: object, required: [id], properties: {id: {type: string}}}");

        Object item = api.read("Item", "{\"id\":\"1\",\"more\":{\"secret\":[1.50]}}");
        Object changed = call(call(call(item, "toBuilder"), "id", "2"), "build");

        assertThat(api.write("Item", changed)).isEqualTo("{\"id\":\"2\",\"more\":{\"secret\":[1.50]}}");
        assertThat(item.toString()).doesNotContain("secret", "more");
    }

    @Test
    void whatIsMarkedSecretIsPrintedNowhere() throws Throwable {
        CompiledApi api = CompiledApi.ofSchemas(folder, """
                Either: {oneOf: [{type: string, format: password}, {$ref: '#/components/schemas/Holder'}]}
                Holder:
                  type: object
                  properties:
                    a: {type: string, x-sensitive: true}
                    b: {type: object, additionalProperties: {type: string, x-sensitive: true}}
                    c: {type: array, items: {type: string, format: password}}
                    d: {type: object, properties: {e: {type: string, x-sensitive: true}}}
                More: {type: object, properties: {x: {type: string}}, additionalProperties: {type: string, x-sensitive: true}}
                """);
        String json = "{\"a\":\"SECRET\",\"b\":{\"k\":\"SECRET\"},\"c\":[\"SECRET\"],\"d\":{\"e\":\"SECRET\"}}";

        for (Object value : List.of(
                api.read("Either", "\"SECRET\""),
                api.read("Either", json),
                api.read("Holder", json),
                api.read("More", "{\"x\":\"1\",\"y\":\"SECRET\"}"))) {
            assertThat(value.toString()).contains("█").doesNotContain("SECRET");
        }
    }

    @Test
    void referencesLeadIntoOtherPartsAndFiles() throws Throwable {
        Files.writeString(folder.resolve("shared.yaml"), "Name: {type: object, properties: {first: {type: string}}}\n");
        CompiledApi api = CompiledApi.of(folder, """
                openapi: 3.0.3
                info: {title: Pets, version: '1'}
                paths:
                  /a:
                    get:
                      operationId: a
                      responses:
                        '200': {description: ok, content: {application/json: {schema: {type: object, properties: {n: {$ref: 'shared.yaml#/Name'}}}}}}
                  /b:
                    get:
                      operationId: b
                      responses:
                        '200':
                          description: ok
                          content:
                            application/json: {schema: {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}}
                """);

        String json = "{\"n\":{\"first\":\"x\"}}";
        assertThat(api.write("AResponse", api.read("AResponse", json))).isEqualTo(json);
        assertThat(api.methods("DefaultApi")).containsExactly("a", "b");
    }

    @Test
    void annotationsBesideAReferenceCountIn30() throws Throwable {
        CompiledApi api = CompiledApi.of(folder, """
                openapi: 3.0.3
                info: {title: Pets, version: '1'}
                paths: {}
                components:
                  schemas:
                    Word: {type: string}
                    Pet:
                      type: object
                      required: [name]
                      properties:
                        name: {$ref: '#/components/schemas/Word', nullable: true, x-sensitive: true}
                """);

        Object pet = api.read("Pet", "{\"name\":\"SECRET\"}");

        assertThat(pet.toString()).doesNotContain("SECRET");
        assertThat(api.write("Pet", api.read("Pet", "{\"name\":null}"))).isEqualTo("{\"name\":null}");
    }

    @Test
    void whatCannotBeMadeIsLeftOutAndNamed() throws Throwable {
        CompiledApi api = CompiledApi.ofPaths(folder, """
                /#Action=List:
                  get:
                    parameters:
                      - {name: Action, in: query, required: true, schema: {type: string, enum: [List]}}
                      - {name: Authorization, in: header, schema: {type: string}}
                    requestBody: {content: {application/json: {schema: {type: object}}}}
                    responses: {'200': {description: ok, content: {application/json: {}}}}
                /#Action=Drop:
                  get:
                    parameters:
                      - {name: Action, in: query, required: true, schema: {type: string, enum: [Drop]}}
                    responses: {'204': {description: ok}}
                """);

        assertThat(api.methods("DefaultApi")).containsExactly("get", "get2");
        assertThat(api.request("DefaultApi", "get2").url()).hasToString("https://pets.example/v1/?Action=Drop");
        assertThat(api.warnings)
                .anyMatch(warning -> warning.contains("a body with GET is never sent"))
                .anyMatch(warning -> warning.contains("'Authorization'"))
                .anyMatch(warning -> warning.contains("stands after '#'"));
        assertThat(api.type("DefaultApi").getMethod("get").getAnnotation(Headers.class))
                .isNotNull();
    }

    @Test
    void anEmptyValueDoesNotChangeThePath() throws Throwable {
        CompiledApi api = CompiledApi.ofPaths(folder, """
                /pets/{ids}:
                  delete:
                    operationId: deletePets
                    parameters: [{name: ids, in: path, required: true, schema: {type: array, items: {type: string}}}]
                    responses: {'204': {description: ok}}
                """);

        Object ids = call(api.type("DeletePetsIds"), "of", List.of("a/b", "c"));

        assertThat(api.request("DefaultApi", "deletePets", ids).url())
                .hasToString("https://pets.example/v1/pets/a%2Fb,c");
        assertThatThrownBy(() -> call(api.type("DeletePetsIds"), "of", List.of()))
                .hasMessageContaining("'ids' is empty");
    }
}
