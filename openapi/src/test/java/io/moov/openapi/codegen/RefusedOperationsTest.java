package io.moov.openapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.openapi.check.FindUnsupported;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an operation has no rule of writing or reading stops the build at the operation, with what to do. */
final class RefusedOperationsTest {
    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Refused, version: '1'}
            servers: [{url: 'https://refused.example'}]
            paths:
              /things:
                METHOD:
                  operationId: things
                  KEYWORDS
                  responses:
                    '204': {description: Done.}
                    ANSWERS
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    trace| description: x | the method TRACE is not supported; leave it out
                    get  | requestBody: {content: {application/json: {schema: {type: string}}}} | a body with GET is never sent; use POST
                    head | requestBody: {content: {application/json: {schema: {type: string}}}} | a body with HEAD is never sent; use POST
                    get  | parameters: [{name: a, in: query, schema: {type: array, items: {type: array, items: {type: string}}}}] | nested deeper than a style can write; use content
                    get  | parameters: [{name: a, in: query, style: deepObject, schema: {type: string}}] | is no object, which the style deepObject is for
                    get  | parameters: [{name: a, in: query, style: pipeDelimited, explode: false, schema: {type: string}}] | nothing that the style pipeDelimited can write
                    get  | parameters: [{name: a, in: query, content: {text/csv: {schema: {type: string}}}}] | as text/csv has no rule of writing; use application/json
                    get  | parameters: [{name: a, in: cookie, schema: {type: array, items: {type: string}}}] | in a cookie cannot be exploded; write explode: false
                    get  | parameters: [{name: a b, in: header, schema: {type: string}}] | is no name of a header
                    get  | parameters: [{name: User-Agent, in: header, schema: {type: string}}] | the client sets itself; take it away
                    post | requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: string}}}} | a form that is no object; give it properties
                    post | requestBody: {content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}}}} | say how to write it: in encoding
                    post | requestBody: {content: {multipart/form-data: {schema: {type: string}}}} | a multipart form without properties; declare its parts
                    post | requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: object, properties: {b: {type: string}}}}}, encoding: {a: {contentType: application/xml}}}}} | the part 'a' as application/xml; use application/json
                    """)
    void stopsAtItsOperation(String method, String keywords, String message) throws IOException {
        assertThat(printed(DOCUMENT.replace("METHOD", method.strip())
                        .replace("KEYWORDS", keywords.strip())
                        .replace("ANSWERS", "")))
                .startsWith("openapi/refused.yaml:6:5: ")
                .contains(message.strip(), " at " + method.strip().toUpperCase() + " /things");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    application/json | type: string, nullable: true | the response 200 may be null
                    text/plain       | type: string                 | the response 200 is not JSON as others are
                    """)
    void answersToo(String contentType, String schema, String message) throws IOException {
        String answers = "'200': {description: a, content: {" + contentType.strip() + ": {schema: {" + schema.strip()
                + "}}}}\n        '201': {description: a, content: {application/json: {schema: {type: string}}}}";
        assertThat(printed(DOCUMENT.replace("METHOD", "get")
                        .replace("KEYWORDS", "description: x")
                        .replace("ANSWERS", answers)))
                .startsWith("openapi/refused.yaml:6:5: ")
                .contains(message.strip());
    }

    /** As the build does it: generated, and searched for what could not be. */
    private String printed(String document) throws IOException {
        Path file = Files.writeString(folder.resolve("refused.yaml"), document);
        GeneratedSources.unchecked(file, folder);
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            FindUnsupported.main(new String[] {
                file.toString(),
                "openapi/refused.yaml",
                folder.resolve("output/src/main/java").toString()
            });
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
