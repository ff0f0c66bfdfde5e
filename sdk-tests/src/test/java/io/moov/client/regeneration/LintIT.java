package io.moov.client.regeneration;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document that says too little, or in another style than the rest, does not pass. */
@Tag("slow")
final class LintIT {
    private static final String DOCUMENT = "openapi/moov-auth.yaml";

    @TempDir
    Path folder;

    @Test
    void theRulesRefuseWhatTheyAreFor() throws IOException {
        Workspace workspace = Workspace.copyTo(folder);
        workspace.edit(DOCUMENT, "      summary: Revoke an auth token.\n", "");
        workspace.edit(DOCUMENT, "          description: What is wrong with `token_type_hint`.\n", "");
        workspace.edit(DOCUMENT, "        error:\n", "        lastError:\n          type: string\n        error:\n");
        workspace.edit(DOCUMENT, "/RevokeTokenRequestError'", "/revoke-error'");
        workspace.edit(DOCUMENT, "    RevokeTokenRequestError:\n", "    revoke-error:\n");
        workspace.edit(DOCUMENT, "    name: Apache-2.0\n    identifier", "    identifier");

        MavenRun run = MavenRun.in(workspace.path(""), "-pl", "sdk-auth", "openapi-style-validator:validate@lint")
                .failed();

        assertThat(run.output())
                .contains(
                        "'name|url' in license",
                        "Operation POST /oauth2/revoke 'summary'",
                        "Model 'revoke-error', property 'token_type_hint', field 'description'",
                        "model GenericError 'lastError' -> property",
                        "model revoke-error 'revoke-error' -> schema");
    }
}
