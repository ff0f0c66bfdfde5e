package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that the check of the document cannot compare, because only the generator makes them. */
final class NameCollisionTest {
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

    private String unsupported(String schemas) throws IOException {
        Path document = Files.writeString(folder.resolve("names.yaml"), HEAD + schemas);
        return String.join("\n", GeneratedSources.unchecked(document, folder).unsupported());
    }
}
