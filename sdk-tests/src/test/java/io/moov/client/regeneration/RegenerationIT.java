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

        MavenRun run = workspace.build().succeeded();

        assertThat(workspace.sources()).isEqualTo(sources);
        assertThat(workspace.classes()).isEqualTo(classes);
        assertThat(run.output()).contains("Nothing to compile").doesNotContain("Compiling ");
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
    void aChangedTemplateRegenerates() {
        workspace.edit(
                "openapi/templates/openEnum.mustache",
                "public String toString() {",
                "public final String toString() {");
        workspace.build().succeeded();

        assertThat(workspace.read(sourcePath("GrantType.java"))).contains("public final String toString()");
    }

    @Test
    @Order(4)
    void aChangedPluginSettingRegenerates() {
        String setting = "<strictSpec>";
        String changed = "<modelNameSuffix>Model</modelNameSuffix><strictSpec>";
        workspace.edit("pom.xml", setting, changed);
        workspace.build().succeeded();
        assertThat(workspace.classes()).containsKey("AuthTokenModel.class").doesNotContainKey("AuthToken.class");

        workspace.edit("pom.xml", changed, setting);
        workspace.build().succeeded();
        assertThat(workspace.packaged()).contains("AuthToken.class").doesNotContain("AuthTokenModel.class");
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
    void aSettingOnTheCommandLineRegenerates() {
        workspace.build("-Dopenapi.generator.maven.plugin.modelNamePrefix=Moov").succeeded();

        assertThat(workspace.packaged()).contains("MoovAuthToken.class").doesNotContain("AuthToken.class");
    }

    @ParameterizedTest
    @Order(7)
    @CsvSource(
            delimiter = '|',
            value = {
                "responses/BadRequest'     | responses/BadReqest'    | BadReqest",
                "/oauth2/revoke:           | /oauth2/{kind}/revoke:  | kind",
                "enum: [Bearer]            | $defs: {}               | $defs",
                "openapi: 3.1.0            | openapi: 3.1\0010       | U+0001",
                // Only the templates see this one.
                "access_token, expires_in  | access_token            | expires_in",
            })
    void aDocumentThatCannotBeGeneratedStopsTheBuild(String from, String to, String spot) {
        String good = workspace.read(DOCUMENT);
        try {
            workspace.edit(DOCUMENT, from, to);

            MavenRun run = workspace.build().failed();

            assertThat(run.firstError())
                    .containsPattern("moov-auth\\.yaml:\\d+")
                    .contains(spot);
            assertThat(workspace.leftovers()).isEmpty();
            assertThat(workspace.hasJar()).isFalse();
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

    @Test
    @Order(9)
    void testsOfTheGeneratorMayFormat() throws IOException {
        Path test = workspace.path("openapi/src/test/java/FormatterTest.java");
        Files.createDirectories(test.getParent());
        Files.writeString(test, """
                class FormatterTest {
                    @org.junit.jupiter.api.Test
                    void formats() throws Exception {
                        com.palantir.javaformat.java.Formatter.create().formatSource("class A {}");
                    }
                }
                """);

        MavenRun run = MavenRun.in(
                        workspace.path(""), "-pl", "openapi", "-Denforcer.skip", "-Dspotless.check.skip", "test")
                .succeeded();

        assertThat(run.output()).contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
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
