package io.moov.openapi.document;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no document: the first line that is printed has the file, the line, the column and what to do. */
final class BrokenFileTest {
    private static final String GOOD = Documents.good();

    /** A file's text and the beginning of the first line that is printed. */
    private static final String[][] TEXTS = {
        {"", "1:1: the file is empty; write an OpenAPI document"},
        {"\n\n# nothing\n", "1:1: the file is empty; write"},
        {"null\n", "1:1: here stands nothing where the document (a mapping) belongs; correct"},
        {"- a\n- b\n", "1:1: here stands a list where the document (a mapping) belongs; correct"},
        {"\nopenapi 3.1.0\n", "2:1: here stands a text where the document (a mapping) belongs; correct"},
        {"swagger: '2.0'\ninfo: {}\n", "1:10: Swagger 2.0 is not supported"},
        {"openapi: 4.0.0\n", "1:10: OpenAPI 4.0.0 is not supported; use 3.0.x or 3.1.x"},
        {"openapi: 3.1.0\n", "1:1: the document at # lacks 'info'; add"},
        {"{\"openapi\": \"3.1.0\",\n \"info\": {\"title\": \"a\"", "2:23: not well-formed"},
        {"{\"openapi\": \"3.1.0\"\n \"info\": {}}", "2:2: not well-formed"},
        {"{\"openapi\": \"3.1.0\", // version\n \"info\": {}}", "2:8: not well-formed"},
        {"openapi: 3.1.0\n\tinfo: {}\n", "2:1: not well-formed"},
        {"openapi: 3.1.0\ninfo: {}\n---\nopenapi: 3.1.0\n", "3:1: not well-formed"},
        {"openapi: 3.1.0\nx-deep: " + "[".repeat(1000) + "]".repeat(1000), "2:208: nested more than 200 levels"},
        {"openapi: 3.1.0\n" + stairs(1000), "202:201: nested more than 200 levels deep; name"},
        {"openapi: 3.1.0\nx-a: &a [&b [*a]]\n", "2:6: an alias of this stands inside of it; use $ref"},
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("TEXTS")
    void theFirstLineNamesTheSpot(String text, String expected) throws IOException {
        assertThat(firstLine(text.getBytes(UTF_8)))
                .startsWith("api.yaml:" + expected)
                .contains("; ");
    }

    static Stream<Arguments> bytes() {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'};
        return Stream.of(
                Arguments.of("an image", image, "1:1: the bytes here are not UTF-8; save"),
                Arguments.of("UTF-16", ("\uFEFF" + GOOD).getBytes(UTF_16LE), "1:1: the bytes here are not UTF-8; save"),
                Arguments.of("UTF-16", ("\uFEFF" + GOOD).getBytes(UTF_16BE), "1:1: the bytes here are not UTF-8; save"),
                Arguments.of("no BOM", GOOD.getBytes(UTF_16LE), "1:2: the character U+0000 may not stand in YAML; rem"),
                Arguments.of("a NUL", broken("title: P\0ts").getBytes(UTF_8), "3:11: the character U+0000 may not"),
                Arguments.of("10 MB", (broken("titel: Pets") + filler()).getBytes(UTF_8), "3:3: 'titel' is not"),
                Arguments.of(
                        "10 MB in a line",
                        broken("title: " + "x".repeat(10_000_000) + "\n  titel: x")
                                .getBytes(UTF_8),
                        "4:3: 'titel' is not a keyword of info; did you mean 'title'?"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void whateverTheBytesAre(String what, byte[] bytes, String expected) throws IOException {
        assertThat(firstLine(bytes)).as(what).startsWith("api.yaml:" + expected);
    }

    @Test
    void aByteOrderMarkAndOtherLineEndsAreNoDefects() throws IOException {
        assertThat(firstLine(("\uFEFF" + GOOD).getBytes(UTF_8))).isEmpty();
        assertThat(firstLine(GOOD.replace("\n", "\r\n").getBytes(UTF_8))).isEmpty();
        assertThat(firstLine(broken("titel: Pets").replace("\n", "\r\n").getBytes(UTF_8)))
                .startsWith("api.yaml:3:3: ");
    }

    @Test
    void aCallbackThatIsAReferenceIsRead() throws IOException {
        String callback = "      callbacks:\n        done:\n          $ref: '#/components/callbacks/Done'\n";
        String document = GOOD.replace("      operationId: addPet\n", "      operationId: addPet\n" + callback)
                .replace("components:\n", "components:\n  callbacks:\n    Done: {}\n");

        assertThat(printed(document.getBytes(UTF_8))).doesNotContain("here stands", "leads nowhere");
    }

    @Test
    void aFileThatIsNotThereIsSaid() throws IOException {
        assertThat(print(folder.resolve("none.yaml"))).startsWith("api.yaml:1:1: there is no such file; ");
    }

    private String firstLine(byte[] bytes) throws IOException {
        return printed(bytes).lines().findFirst().orElse("");
    }

    private String printed(byte[] bytes) throws IOException {
        return print(Files.write(folder.resolve("document.yaml"), bytes));
    }

    private static String print(Path file) throws IOException {
        return Documents.problems(file).stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    private static String broken(String title) {
        return GOOD.replace("title: Pets", title);
    }

    private static String stairs(int depth) {
        StringBuilder stairs = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            stairs.append(" ".repeat(i)).append("x-a:\n");
        }
        return stairs.toString();
    }

    private static String filler() {
        StringBuilder filler = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            filler.append("    S%d:%n      type: object%n      description: %s%n".formatted(i, "x".repeat(300)));
        }
        return filler.toString();
    }
}
