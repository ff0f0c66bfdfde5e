package io.moov.openapi.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a template refuses is said with the line that it comes from, as what the check refuses is. */
final class FindUnsupportedTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "any type in property born at components.schemas.Pet        | 76:9",
                "any type in property toy at components.schemas.Puppy       | 92:13",
                "any type in property gone at components.schemas.Problem    | 98:5",
                "oneOf at components.schemas.Kind                           | 94:5",
                "the method POST at POST /pets                              | 34:5",
                "the style of parameter x at GET /pets/{petId}              | 15:5",
                "an odd name at components.schemas.getPet_200               | 1:1",
                "a bad name at the template model.mustache or a part of it  | 1:1",
            })
    void theSpotIsFound(String text, String spot) throws IOException {
        Files.writeString(folder.resolve("Pet.java"), "class Pet {\n    UNSUPPORTED: " + text + "\n}\n");
        assertThat(print())
                .isEqualToIgnoringNewLines(
                        "api.yaml:" + spot + ": " + text + " cannot be rendered; change it, or openapi/templates");
    }

    @Test
    void whereEverythingIsRenderedNothingIsSaid() throws IOException {
        Files.writeString(folder.resolve("Pet.java"), "class Pet {}\n");

        assertThat(print()).isEmpty();
    }

    private String print() throws IOException {
        Path document = Files.writeString(folder.resolve("document.yaml"), Documents.good());
        return Printed.by(
                () -> FindUnsupported.main(new String[] {document.toString(), "api.yaml", folder.toString()}));
    }
}
