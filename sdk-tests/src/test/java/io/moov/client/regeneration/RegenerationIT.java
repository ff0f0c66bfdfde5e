package io.moov.client.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A change regenerates on the next build, nothing stale stays, and nothing happens where nothing changed. The tests
 * share one workspace, in the order in which somebody works: each leaves it built from a good document.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
final class RegenerationIT {
    private static final String DOCUMENT = "openapi/moov-auth.yaml";

    @TempDir
    static Path folder;

    private static Workspace workspace;

    @BeforeAll
    static void buildOnce() throws IOException {
        workspace = Workspace.copyTo(folder);
        workspace.build().succeeded();
    }

    @Test
    @Order(1)
    void anUnchangedDocumentCompilesNothing() {
        Map<String, FileTime> sources = workspace.sources();
        Map<String, FileTime> classes = workspace.classes();

        MavenRun run = workspace.build("-X").succeeded();

        assertThat(workspace.sources()).isEqualTo(sources);
        assertThat(workspace.classes()).isEqualTo(classes);
        assertThat(run.output())
                .contains("Nothing to compile")
                .doesNotContain("Compiling ")
                // Source folders that plugins add are those that an IDE sees.
                .containsPattern("compileSourceRoots = \\[[^\\]]*sdk-auth/target/generated-sources/openapi");
    }

    @Test
    @Order(2)
    void aRenamedSchemaLeavesNoStaleClass() {
        assertThat(workspace.packaged()).contains("GenericError.class");

        workspace.edit(DOCUMENT, "GenericError", "OAuthError");
        workspace.build().succeeded();

        assertThat(workspace.packaged())
                .contains("OAuthError.class", "OAuthErrorJsonAdapter.class")
                .noneMatch(name -> name.startsWith("GenericError"));
        assertThat(workspace.classes()).doesNotContainKey("GenericError.class");
    }

    @Test
    @Order(3)
    void aChangedGeneratorRegenerates() {
        workspace.edit(
                "openapi/src/main/java/io/moov/openapi/emit/EnumWriter.java",
                "Returns the value as it is in JSON.",
                "Returns the value as JSON has it.");
        workspace.build().succeeded();

        assertThat(workspace.read(sourcePath("GrantType.java"))).contains("Returns the value as JSON has it.");
    }

    @Test
    @Order(4)
    void aChangedPluginSettingRegenerates() {
        String setting = "sdkVersion=${project.version}";
        workspace.edit("pom.xml", setting, "sdkVersion=9.9.9");
        workspace.build().succeeded();
        assertThat(workspace.read(sourcePath("ApiDocument.java"))).contains("\"9.9.9\"");

        workspace.edit("pom.xml", "sdkVersion=9.9.9", setting);
        workspace.build().succeeded();
        assertThat(workspace.read(sourcePath("ApiDocument.java"))).doesNotContain("9.9.9");
    }

    @Test
    @Order(5)
    void aDeletedOutputIsMadeAgain() throws IOException {
        Files.delete(source("GrantType.java"));
        workspace.build().succeeded();
        assertThat(workspace.sources()).containsKey("GrantType.java");

        Files.delete(workspace.path("sdk-auth/target/classes/io/moov/client/auth/GrantType.class"));
        workspace.build().succeeded();
        assertThat(workspace.classes()).containsKey("GrantType.class");
    }

    @Test
    @Order(6)
    void aStrangeFileIsDeleted() throws IOException {
        Path strange = source("GrantType.java").resolveSibling("Strange.java");
        Files.writeString(strange, "package io.moov.client.auth;\nclass Strange {}\n");

        workspace.build().succeeded();

        assertThat(strange).doesNotExist();
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource(
            delimiter = '|',
            value = {
                "responses/BadRequest'     | responses/BadReqest'    | BadReqest",
                "/oauth2/revoke:           | /oauth2/{kind}/revoke:  | kind",
                "enum: [Bearer]            | enun: [Bearer]          | enun",
                "openapi: 3.1.0            | openapi: 3.1\0010       | U+0001",
            })
    void aDocumentThatCannotBeGeneratedStopsTheBuild(String from, String to, String spot) {
        String good = workspace.read(DOCUMENT);
        try {
            workspace.edit(DOCUMENT, from, to);

            MavenRun run = workspace.build().failed();

            assertThat(run.firstError())
                    .containsPattern("moov-auth\\.yaml:\\d+")
                    .contains(spot);
            assertThat(workspace.sources()).isEmpty();
        } finally {
            workspace.write(DOCUMENT, good);
        }
    }

    @Test
    @Order(8)
    void aRepairedDocumentBuildsAgain() {
        workspace.build().succeeded();

        assertThat(workspace.packaged()).contains("AuthToken.class");
    }

    private static String sourcePath(String name) {
        return workspace.path("").relativize(source(name)).toString();
    }

    private static Path source(String name) {
        try (var files = Files.walk(workspace.path("sdk-auth/target/generated-sources"))) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
