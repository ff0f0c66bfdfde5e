package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the check of the document cannot see, because only the generator puts it together. */
final class UnsupportedModelsTest {
    private static final String HEAD = """
            openapi: 3.1.0
            info: {title: Names, version: '1'}
            servers: [{url: https://x.example}]
            paths: {}
            components:
              schemas:
            """;

    @TempDir
    Path folder;

    @Test
    void anInlineObjectMayNotHaveTheNameOfAComponent() throws IOException {
        assertThat(unsupported("""
                            PetOwner: {type: object, properties: {a: {type: string}}}
                            Pet:
                              type: object
                              properties:
                                owner: {type: object, properties: {b: {type: string}}}
                        """))
                .contains("two schemas that become PetOwner")
                .contains("components.schemas.PetOwner");
    }

    @Test
    void propertiesOfTwoPartsMayNotHaveOneJavaName() throws IOException {
        assertThat(unsupported("""
                            Base: {type: object, properties: {foo-bar: {type: string}}}
                            Pet:
                              allOf:
                                - $ref: '#/components/schemas/Base'
                                - properties: {foo_bar: {type: string}}
                        """))
                .contains("the same Java name as foo-bar has in property foo_bar at components.schemas.Pet");
    }

    @Test
    void whatADiscriminatorWouldLeaveOutIsRefused() throws IOException {
        assertThat(unsupported("""
                            Cat: {type: object, required: [t], properties: {t: {type: string}}}
                            Dog: {type: object, required: [t], properties: {t: {type: string}}}
                            Pet:
                              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                              discriminator: {propertyName: t}
                            Tagged:
                              allOf:
                                - $ref: '#/components/schemas/Pet'
                                - properties: {tag: {type: string}}
                        """))
                .contains("a choice by discriminator beside tag, which variants lack at components.schemas.Tagged");
    }

    @Test
    void aMarkedBodyMayNotHaveAPropertyOfTheNameThatItGets() throws IOException {
        assertThat(unsupported("""
                            Login:
                              type: object
                              properties:
                                key: {type: string, x-credential: true}
                                given_credentials: {type: string}
                        """))
                .contains("the Java name of what an x-credential or x-single-use adds in property given_credentials at"
                        + " components.schemas.Login");
    }

    @Test
    void onlyATextIsAHeaderValue() throws IOException {
        assertThat(unsupported("""
                            Token:
                              type: object
                              properties:
                                day: {type: string, format: date, x-header-value: true}
                        """))
                .contains("x-header-value of anything but text in property day at components.schemas.Token");
    }

    private String unsupported(String schemas) throws IOException {
        Path document = Files.writeString(folder.resolve("names.yaml"), HEAD + schemas);
        return String.join("\n", GeneratedSources.unchecked(document, folder).unsupported());
    }
}
