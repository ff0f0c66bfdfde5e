package io.moov.openapi.codegen;

import static io.moov.openapi.codegen.ModelCalls.build;
import static io.moov.openapi.codegen.ModelCalls.builder;
import static io.moov.openapi.codegen.ModelCalls.call;
import static io.moov.openapi.codegen.ModelCalls.json;
import static io.moov.openapi.codegen.ModelCalls.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.openapi.check.CheckedDocument;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client learns from a body that it brings credentials or is for a single use, or the document is refused. */
final class MarkedBodiesTest {
    private static final String HEAD = """
            openapi: 3.1.0
            info: {title: Logins, version: '1'}
            servers: [{url: https://logins.example}]
            paths:
            """;

    private static final String OPERATION = """
              /NAME:
                post:
                  operationId: NAME
                  tags: [logins]
                  requestBody: {required: true, content: {CONTENT: {schema: BODY}}}
                  responses: {'204': {description: Done.}}
            """;

    private static final String SCHEMAS = """
            components:
              schemas:
                Login:
                  type: object
                  properties:
                    password: {type: string, x-credential: true, x-sensitive: true}
                    remember: {type: boolean}
                    user-name: {type: string, x-credential: true}
                    code: {type: string, x-single-use: true}
                Base:
                  type: object
                  properties:
                    key: {type: string, x-credential: true}
                    once: {type: string, x-single-use: true}
                Composed:
                  allOf:
                    - {$ref: '#/components/schemas/Base'}
                    - type: object
                      required: [once]
                      properties:
                        key: {type: string, description: Says again what it is.}
                        once: {type: integer}
                Demanding:
                  type: object
                  required: [id, number]
                  properties:
                    id: {type: string, x-credential: true}
                    number: {type: integer, x-credential: true}
                    extra: {type: string, x-credential: true}
                Ticket:
                  type: object
                  properties:
                    kind: {type: string, enum: [one, two], x-single-use: true}
                    holder: {$ref: '#/components/schemas/Holder', x-single-use: true}
                    nullable: {type: [string, 'null'], x-single-use: true}
                    given: {type: string}
                    CREDENTIAL_NAMES: {type: string}
                    more: {type: array, items: {type: string}}
                Holder:
                  type: object
                  properties:
                    name: {type: string}
                Plain:
                  type: object
                  properties:
                    name: {type: string, x-credential: false}
                MarkedBody:
                  type: object
                  properties:
                    token: {type: string, x-credential: true}
                ArrayList:
                  type: object
                  properties:
                    token: {type: string, x-credential: true}
            """;

    @TempDir
    static Path folder;

    private static GeneratedModule module;

    @BeforeAll
    static void generate() {
        StringBuilder paths = new StringBuilder();
        for (String schema : List.of("Login", "Composed", "Demanding", "Ticket", "Plain", "MarkedBody", "ArrayList")) {
            paths.append(operation("send" + schema, "application/json", reference(schema)));
        }
        module = GeneratedModule.ofText(HEAD + paths + SCHEMAS, folder);
    }

    @Test
    void namesItsCredentialsAndThoseThatAreSetAsTheDocumentOrdersThem() {
        Object none = build(builder(module, "Login"));
        Object one = build(set(builder(module, "Login"), "userName", "u"));
        Object both = build(set(set(builder(module, "Login"), "userName", ""), "password", "p"));

        assertThat(List.of(none, one, both))
                .allSatisfy(body -> assertThat(body).isInstanceOf(module.type("MarkedBody")))
                .allSatisfy(body -> assertThat(call(body, "getCredentialNames"))
                        .isEqualTo(List.of("password", "user-name"))
                        .isSameAs(call(none, "getCredentialNames")));
        assertThat(call(none, "getGivenCredentials")).isSameAs(List.of());
        assertThat(call(one, "getGivenCredentials")).isEqualTo(List.of("user-name"));
        assertThat(call(both, "getGivenCredentials")).isEqualTo(List.of("password", "user-name"));
    }

    @Test
    void aListOfNamesCannotBeChanged() {
        Object login = build(set(builder(module, "Login"), "userName", "u"));

        for (String list : List.of("getCredentialNames", "getGivenCredentials")) {
            assertThatThrownBy(() -> ((List<?>) call(login, list)).clear())
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void isForASingleUseIfSuchAValueIsSet() {
        assertThat(call(build(builder(module, "Login")), "isSingleUse")).isEqualTo(false);
        assertThat(call(build(set(builder(module, "Login"), "code", "")), "isSingleUse"))
                .isEqualTo(true);
        assertThat(call(build(set(builder(module, "Login"), "code", null)), "isSingleUse"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({"kind, '\"two\"'", "holder, '{\"name\":\"n\"}'", "nullable, '\"x\"'"})
    void aMarkSurvivesWhateverThePropertyIs(String property, String json) throws IOException {
        assertThat(call(module.adapter("Ticket").fromJson("{}"), "isSingleUse")).isEqualTo(false);
        assertThat(call(module.adapter("Ticket").fromJson("{\"" + property + "\":" + json + "}"), "isSingleUse"))
                .isEqualTo(true);
        assertThat(call(module.adapter("Ticket").fromJson("{\"nullable\":null}"), "isSingleUse"))
                .isEqualTo(false);
    }

    @Test
    void aPartThatSaysAPropertyAgainTakesNoMarkAway() {
        Object body = build(set(set(builder(module, "Composed"), "key", "k"), "once", 1L));

        assertThat(call(body, "getGivenCredentials")).isEqualTo(List.of("key"));
        assertThat(call(body, "isSingleUse")).isEqualTo(true);
    }

    @Test
    void aRequiredCredentialIsAlwaysSet() {
        Object builder = set(set(builder(module, "Demanding"), "id", "i"), "number", 7L);

        assertThat(call(build(builder), "getGivenCredentials")).isEqualTo(List.of("id", "number"));
        assertThat(call(build(set(builder, "extra", "e")), "getGivenCredentials"))
                .isEqualTo(List.of("id", "number", "extra"));
        assertThat(call(build(builder), "isSingleUse")).isEqualTo(false);
    }

    @Test
    void onlyABodyWithAMarkImplementsIt() {
        assertThat(module.type("MarkedBody").isAssignableFrom(module.type("Ticket")))
                .isTrue();
        assertThat(module.type("MarkedBody").isAssignableFrom(module.type("Plain")))
                .isFalse();
        assertThat(call(build(builder(module, "Ticket")), "getCredentialNames")).isEqualTo(List.of());
        assertThat(call(build(builder(module, "Ticket")), "getGivenCredentials"))
                .isSameAs(List.of());
    }

    @Test
    void disturbsNeitherJsonNorEqualsNorToString() throws IOException {
        String json = "{\"password\":\"p\",\"user-name\":\"u\",\"code\":\"c\"}";
        Object login = module.adapter("Login").fromJson(json);

        assertThat(json(module, "Login", login)).isEqualTo(json);
        assertThat(login)
                .isEqualTo(module.adapter("Login").fromJson(json))
                .hasToString("Login{password=██, remember=null, userName=u, code=c}");
    }

    @Test
    void schemasOfTheNamesThatItTakesGetOthers() {
        for (String model : List.of("MarkedBodyModel", "ArrayListModel")) {
            assertThat(call(build(set(builder(module, model), "token", "t")), "getGivenCredentials"))
                    .isEqualTo(List.of("token"));
        }
    }

    @Test
    void modelsOfAnotherPackageImplementTheSameInterface() throws Exception {
        Path work = Files.createTempDirectory(folder, "packages");
        Path login = Files.writeString(
                work.resolve("logins.yaml"),
                HEAD + operation("send", "application/json", reference("Login")) + SCHEMAS);
        GeneratedSources.unchecked(Path.of("moov-auth.yaml"), work);
        GeneratedSources both = GeneratedSources.unchecked(login, work, "io.moov.client.logins");

        Path classes = work.resolve("classes");
        GeneratedModule.compile(both, classes);

        assertThat(both.files())
                .filteredOn(file -> file.endsWith("MarkedBody.java"))
                .hasSize(1);
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = URLClassLoader.newInstance(urls, getClass().getClassLoader())) {
            assertThat(loader.loadClass("io.moov.client.logins.Login").getInterfaces())
                    .containsExactly(loader.loadClass("io.moov.client.auth.MarkedBody"));
        }
    }

    /** What the document says reaches Retrofit's argument, or the check says at the mark that it would not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    application/json                  | {$ref: '#/components/schemas/S'}                                        | carried
                    application/vnd.x+json            | {$ref: '#/components/schemas/S'}                                        | carried
                    application/json                  | {allOf: [{$ref: '#/components/schemas/S'}]}                             | carried
                    application/json                  | {allOf: [{$ref: '#/components/schemas/S'}, {properties: {x: {}}}]}      | carried
                    application/json                  | {allOf: [{$ref: '#/components/schemas/Child'}]}                         | carried
                    application/json                  | {$ref: '#/components/schemas/Child'}                                    | carried
                    application/x-www-form-urlencoded | {$ref: '#/components/schemas/S'}                                        | works in JSON only
                    multipart/form-data               | {$ref: '#/components/schemas/S'}                                        | works in JSON only
                    application/xml                   | {$ref: '#/components/schemas/S'}                                        | works in JSON only
                    '*/*'                             | {$ref: '#/components/schemas/S'}                                        | works in JSON only
                    application/json                  | {oneOf: [{$ref: '#/components/schemas/S'}, {type: string}]}             | an object of one class
                    application/json                  | {oneOf: [{$ref: '#/components/schemas/S'}, {type: 'null'}]}             | an object of one class
                    application/json                  | {anyOf: [{$ref: '#/components/schemas/S'}, {type: string}]}             | an object of one class
                    application/json                  | {$ref: '#/components/schemas/Parent'}                                   | an object of one class
                    application/json                  | {allOf: [{$ref: '#/components/schemas/Parent'}, {description: x}]}      | an object of one class
                    application/json                  | {type: array, items: {$ref: '#/components/schemas/S'}}                  | an object of one class
                    application/json                  | {type: object, additionalProperties: {$ref: '#/components/schemas/S'}}  | an object of one class
                    application/json                  | {type: object, properties: {in: {$ref: '#/components/schemas/S'}}}      | an object of one class
                    application/json                  | {type: [object, 'null'], properties: {in: {type: string, x-credential: true}}} | an object of one class
                    application/json                  | {type: [object, string], properties: {in: {type: string, x-credential: true}}} | an object of one class
                    application/json                  | {allOf: [{$ref: '#/components/schemas/S'}], nullable: true}             | an object of one class
                    """)
    void aMarkIsCarriedOrRefused(String content, String body, String outcome) throws IOException {
        boolean old = body.contains("nullable");
        Path work = Files.createTempDirectory(folder, "form");
        String head = old ? HEAD.replace("3.1.0", "3.0.3") : HEAD;
        String document =
                head + operation("send", content, body) + operation("other", "application/json", reference("S"))
                        + operation("child", "application/json", reference("Child")) + """
                components:
                  schemas:
                    S: {type: object, properties: {secret: {type: string, x-credential: true}}}
                    Parent:
                      type: object
                      discriminator: {propertyName: kind}
                      required: [kind]
                      properties: {kind: {type: string}}
                    Child:
                      allOf:
                        - {$ref: '#/components/schemas/Parent'}
                        - {type: object, properties: {secret: {type: string, x-credential: true}}}
                """;
        Path file = Files.writeString(work.resolve("document.yaml"), document);

        if (outcome.equals("carried")) {
            GeneratedModule built = GeneratedModule.of(file, work);
            assertThat(Arrays.stream(built.type("LoginsApi").getMethods())
                            .filter(method -> method.getName().equals("send"))
                            .map(method -> method.getParameterTypes()[0]))
                    .singleElement()
                    .matches(built.type("MarkedBody")::isAssignableFrom);
        } else {
            assertThat(CheckedDocument.problems(file))
                    .as(document)
                    .singleElement()
                    .asString()
                    .contains("'x-credential' is lost in the ", " body of send", outcome);
        }
    }

    private static String operation(String name, String content, String body) {
        return OPERATION.replace("NAME", name).replace("CONTENT", content).replace("BODY", body);
    }

    private static String reference(String schema) {
        return "{$ref: '#/components/schemas/" + schema + "'}";
    }
}
