package io.moov.openapi.emit;

import static io.moov.openapi.emit.ModelCalls.build;
import static io.moov.openapi.emit.ModelCalls.builder;
import static io.moov.openapi.emit.ModelCalls.call;
import static io.moov.openapi.emit.ModelCalls.json;
import static io.moov.openapi.emit.ModelCalls.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.openapi.Generation;
import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client learns from a body that it brings credentials or is for a single use. */
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

    private static CompiledApi module;

    @BeforeAll
    static void generate() throws IOException {
        StringBuilder paths = new StringBuilder();
        for (String schema : List.of("Login", "Composed", "Demanding", "Ticket", "Plain", "MarkedBody", "ArrayList")) {
            paths.append(operation("send" + schema, "application/json", reference(schema)));
        }
        module = CompiledApi.of(folder, HEAD + paths + SCHEMAS);
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
        for (String model : List.of("MarkedBody2", "ArrayList")) {
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
        write(Path.of("moov-auth.yaml"), "io.moov.client.auth", work.resolve("sources/auth"));
        write(login, "io.moov.client.logins", work.resolve("sources/logins"));
        Path classes = Files.createDirectories(work.resolve("classes"));
        CompiledApi.compile(work.resolve("sources"), classes);

        try (Stream<Path> sources = Files.walk(work.resolve("sources"))) {
            assertThat(sources.filter(file -> file.endsWith("MarkedBody.java"))).hasSize(1);
        }
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = URLClassLoader.newInstance(urls, getClass().getClassLoader())) {
            assertThat(loader.loadClass("io.moov.client.logins.Login").getInterfaces())
                    .containsExactly(loader.loadClass("io.moov.client.auth.MarkedBody"));
        }
    }

    /** What the document says reaches Retrofit's argument. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    application/json                  | {$ref: '#/components/schemas/S'}
                    application/vnd.x+json            | {$ref: '#/components/schemas/S'}
                    application/json                  | {allOf: [{$ref: '#/components/schemas/S'}]}
                    application/json                  | {allOf: [{$ref: '#/components/schemas/S'}, {properties: {x: {}}}]}
                    application/json                  | {allOf: [{$ref: '#/components/schemas/Child'}]}
                    application/json                  | {$ref: '#/components/schemas/Child'}
                    """)
    void aMarkReachesTheArgument(String content, String body) throws IOException {
        Path work = Files.createTempDirectory(folder, "form");
        String document =
                HEAD + operation("send", content, body) + operation("other", "application/json", reference("S"))
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

        CompiledApi built = CompiledApi.ofFile(file, work);
        assertThat(Arrays.stream(built.type("LoginsApi").getMethods())
                        .filter(method -> method.getName().equals("send"))
                        .map(method -> method.getParameterTypes()[0]))
                .singleElement()
                .matches(built.type("MarkedBody")::isAssignableFrom);
    }

    private static void write(Path document, String javaPackage, Path sources) throws IOException {
        Diagnostics diagnostics = new Diagnostics(false);
        Api api = Generation.read(document, document.toString(), diagnostics)
                .orElseThrow(() -> new AssertionError(diagnostics.errors().toString()));
        new ApiWriter(javaPackage, "io.moov.client.auth", "0", "a.yaml").write(api, Files.createDirectories(sources));
    }

    private static String operation(String name, String content, String body) {
        return OPERATION.replace("NAME", name).replace("CONTENT", content).replace("BODY", body);
    }

    private static String reference(String schema) {
        return "{$ref: '#/components/schemas/" + schema + "'}";
    }
}
