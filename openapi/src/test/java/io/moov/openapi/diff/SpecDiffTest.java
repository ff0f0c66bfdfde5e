package io.moov.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that cannot be compared stops the build as one that cannot be generated does. */
final class SpecDiffTest {
    private static final Path PRESENT = Path.of("moov-auth.yaml");

    @TempDir
    Path folder;

    @Test
    void aDocumentWithADefectIsNamedWithItsSpot() throws IOException {
        String broken = Files.readString(PRESENT).replace("schemas/AuthToken'", "schemas/AuthTokne'");

        assertThat(refusalOf(Files.writeString(folder.resolve("new.yaml"), broken)))
                .containsPattern("new\\.yaml:\\d+:\\d+: .*; did you mean 'AuthToken'\\?");
    }

    @Test
    void aDocumentThatIsNotThereIsSaid() throws IOException {
        assertThat(refusalOf(folder.resolve("none.yaml"))).contains("none.yaml:1:1: there is no such file; ");
    }

    @Test
    void theSameDocumentIsNoChange() throws IOException {
        compare(PRESENT, PRESENT, "none");

        assertThat(folder.resolve("work")).doesNotExist();
    }

    @Test
    void aNewParameterBeforeOthersBreaksTheJavaApi() throws IOException {
        String older = Files.readString(PRESENT)
                .replace(
                        "      summary: Revoke an auth token.\n",
                        "      summary: Revoke an auth token.\n      parameters:\n        - {name: b, in: query, schema: {type: string}}\n");
        String newer =
                older.replace("- {name: b", "- {name: a, in: query, schema: {type: string}}\n        - {name: b");
        Path first = Files.writeString(folder.resolve("old.yaml"), older);
        Path second = Files.writeString(folder.resolve("new.yaml"), newer);

        assertThatThrownBy(() -> compare(first, second, "0.1.0"))
                .hasMessageContaining("breaks callers of 0.1.0")
                .hasMessageContaining("AuthenticationApi");
    }

    private String refusalOf(Path newer) {
        return catchThrowable(() -> compare(PRESENT, newer, "none")).getMessage();
    }

    private void compare(Path older, Path newer, String released) throws IOException {
        SpecDiff.main(
                older.toString(),
                newer.toString(),
                "io.moov.client.auth",
                folder.resolve("work").toString(),
                released,
                "0.1.0");
    }
}
