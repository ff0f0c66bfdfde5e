package io.moov.openapi.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.openapi.Generation;
import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Problem;
import io.moov.openapi.model.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an operation has no way of being sent or read is left out, and warned of at its line; the rest is generated. */
final class LeftOutTest {
    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: {title: Things, version: '1'}
            servers: [{url: 'https://things.example'}]
            paths:
              /things:
                METHOD:
                  operationId: things
                  KEYWORDS
                  responses:
                    '204': {description: Done.}
            """;

    @TempDir
    Path folder;

    /** The client would neither hold its own credentials back nor keep from sending twice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multipart/form-data               | x-credential | 'x-credential' is lost in a multipart form; take it away, or send JSON
            multipart/form-data               | x-single-use | 'x-single-use' is lost in a multipart form; take it away, or send JSON
            application/x-www-form-urlencoded | x-credential | 'x-credential' is lost, as an operation has this property in a form; take it away
            application/x-www-form-urlencoded | x-single-use | 'x-single-use' is lost, as an operation has this property in a form; take it away
            """)
    void marksAreNotLostInSilence(String type, String mark, String message) throws IOException {
        String schema = "{type: object, properties: {a: {type: string, " + mark + ": true}}}";
        String body = "requestBody: {content: {" + type + ": {schema: " + schema + "}, application/json: {schema: "
                + schema + "}}}";
        Path file = Files.writeString(
                folder.resolve("things.yaml"),
                DOCUMENT.replace("METHOD", "post").replace("KEYWORDS", body));
        Diagnostics diagnostics = new Diagnostics(false);
        Generation.read(file, "things.yaml", diagnostics).orElseThrow();

        assertThat(diagnostics.warnings()).map(Problem::message).contains(message);
        Diagnostics strict = new Diagnostics(true);
        assertThat(Generation.read(file, "things.yaml", strict)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            get  | requestBody: {content: {application/json: {schema: {type: string}}}} | a body with GET is never sent, and is left out; use POST, or parameters
            head | requestBody: {content: {application/json: {schema: {type: string}}}} | a body with HEAD is never sent, and is left out; use POST, or parameters
            get  | parameters: [{name: a b, in: header, schema: {type: string}}] | 'a b' is not the name of a header (RFC 9110 section 5.1), and is left out; rename it
            get  | parameters: [{name: a, in: query, content: {text/csv: {schema: {type: array, items: {type: string}}}}}] | the parameter 'a' cannot be written as text/csv, and is left out; describe it as a text, or as application/json
            get  | parameters: [{name: User-Agent, in: header, schema: {type: string}}] | OpenAPI ignores a parameter for the header 'User-Agent', or the client sets it itself; take it away
            """)
    void isNamedAtItsLine(String method, String keywords, String message) throws IOException {
        Path file = Files.writeString(
                folder.resolve("things.yaml"),
                DOCUMENT.replace("METHOD", method).replace("KEYWORDS", keywords));
        Diagnostics diagnostics = new Diagnostics(false);
        Api api = Generation.read(file, "things.yaml", diagnostics).orElseThrow();

        assertThat(diagnostics.warnings()).map(Problem::toString).containsExactly("things.yaml:8:20: " + message);
        assertThat(api.leftOut()).hasSize(1);
        assertThat(CompiledApi.ofFile(file, folder).methods("DefaultApi")).containsExactly("things");
    }
}
