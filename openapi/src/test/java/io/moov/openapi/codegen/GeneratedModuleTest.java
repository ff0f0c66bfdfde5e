package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tests' own build of documents, before anything relies on it. */
final class GeneratedModuleTest {
    @TempDir
    Path folder;

    @Test
    void aDocumentIsCompiledAndItsModelsReadAndWrite() throws IOException {
        GeneratedModule module = GeneratedModule.ofText(pets().replace("          x-expiry: true\n", ""), folder);

        Object pet = module.adapter("Pet").fromJson("{\"name\":\"Rex\",\"kind\":\"newt\"}");

        assertThat(module.moshi().adapter(Object.class).toJson(pet)).isEqualTo("{\"name\":\"Rex\",\"kind\":\"newt\"}");
    }

    @Test
    void aDocumentWithoutSchemasIsCompiled() {
        String document = """
                openapi: 3.0.3
                info: {title: Files, version: '1'}
                servers: [{url: https://files.example}]
                paths:
                  /files:
                    post:
                      operationId: addFile
                      tags: [files]
                      requestBody:
                        required: true
                        content:
                          multipart/form-data:
                            schema:
                              type: object
                              properties:
                                file: {type: string, format: binary}
                                note: {type: string}
                      responses:
                        '204': {description: It is added.}
                """;

        assertThat(GeneratedModule.ofText(document, folder).type("FilesApi").isInterface())
                .isTrue();
    }

    @Test
    void whatTheTemplatesCannotRenderFailsWithItsPlace() {
        assertThatThrownBy(() -> GeneratedModule.ofText(pets(), folder))
                .hasMessageContaining("UNSUPPORTED")
                .hasMessageContaining("components.schemas.Pet");
    }

    @Test
    void whatTheCheckRefusesFailsWithItsLine() throws IOException {
        String document = pets().replace("type: object", "type: objekt");

        assertThatThrownBy(() -> GeneratedModule.ofText(document, folder)).hasMessageContaining("document.yaml:68:");
    }

    private static String pets() {
        try (InputStream in = GeneratedModule.class.getResourceAsStream("/io/moov/openapi/check/good.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
