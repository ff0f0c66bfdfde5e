package io.moov.openapi.diff;

import static org.assertj.core.api.Assertions.assertThat;

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
        compare(PRESENT);

        assertThat(folder.resolve("work")).doesNotExist();
    }

    private String refusalOf(Path newer) throws IOException {
        compare(newer);
        return Files.readString(folder.resolve("work/breaking"));
    }

    private void compare(Path newer) throws IOException {
        SpecDiff.main(
                PRESENT.toString(),
                newer.toString(),
                "templates",
                "io.moov.client.auth",
                folder.resolve("work").toString(),
                "",
                "",
                "0.1.0");
    }
}
