package io.moov.client.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What a change of the document means is printed on request, and one that breaks callers needs a major version. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
final class SpecDiffIT {
    private static final String DOCUMENT = "openapi/moov-auth.yaml";
    private static final String REQUIRED = "required: [token_type, access_token, expires_in]";

    @TempDir
    static Path folder;

    private static Workspace workspace;

    @BeforeAll
    static void copy() throws IOException {
        workspace = Workspace.copyTo(folder);
    }

    @Test
    @Order(1)
    void aNewDocumentIsComparedWithThePresentOne() {
        workspace.write(
                "new.yaml",
                workspace
                        .read(DOCUMENT)
                        .replace("operationId: revokeAccessToken", "operationId: revokeToken")
                        .replace("required: [grant_type]", "required: []"));

        MavenRun run = MavenRun.in(workspace.path(""), "-Pspec-diff", "-Dspec.new=new.yaml")
                .succeeded();

        assertThat(run.output())
                .containsSubsequence(
                        "Breaks callers: 1",
                        "POST /oauth2/revoke: operation id revokeAccessToken → revokeToken",
                        "Breaks servers",
                        "POST /oauth2/token application/json: required grant_type is gone",
                        "Additions: nothing",
                        "REMOVED METHOD: PUBLIC(-) ABSTRACT(-) retrofit2.Call<java.lang.Void> revokeAccessToken(")
                .doesNotContain("sdk-tests");
    }

    @Test
    @Order(2)
    void anAdditionPasses() {
        edit(
                REQUIRED + "\n      properties:",
                REQUIRED
                        + "\n      properties:\n        issued_by:\n          type: string\n          description: Who.");

        MavenRun run = verify().succeeded();

        assertThat(run.output())
                .contains("application/json: property issued_by is new", "getIssuedBy()", "(lint) @ sdk-auth");
    }

    @Test
    @Order(3)
    void aFieldThatIsGoneFails() {
        edit("        error:\n", "        fault:\n");
        edit("required: [error]", "required: [fault]");

        MavenRun run = verify().failed();

        assertThat(run.firstError()).contains("moov-auth.yaml breaks callers of 0.1.0; make the version 0.2.0");
        assertThat(run.output()).contains("400 application/json: property error is gone", "GenericError");
    }

    @Test
    @Order(4)
    void aMajorVersionMayBreak() {
        for (String module : List.of("", "openapi/", "sdk-auth/", "sdk-core/", "sdk-tests/")) {
            workspace.edit(
                    module + "pom.xml", "<version>" + Readme.version() + "</version>", "<version>1.0.0</version>");
        }

        MavenRun run = verify().succeeded();

        assertThat(run.output()).contains("property error is gone");
    }

    private static void edit(String from, String to) {
        workspace.edit(DOCUMENT, from, to);
    }

    private static MavenRun verify() {
        return MavenRun.in(
                workspace.path(""),
                "-pl",
                "sdk-auth",
                "-am",
                "-DskipTests",
                "-Denforcer.skip",
                "-Dspotless.check.skip",
                "verify");
    }
}
