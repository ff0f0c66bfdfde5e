package io.moov.client.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.testing.MoovSandbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command of the README, run as a newcomer runs it. */
final class QuickstartIT {
    @Test
    void showsTheMainJobInTheSandbox() {
        Map<String, String> emptyCountsAsUnset = Map.of("MOOV_PUBLIC_KEY", "", "MOOV_VERSION", "", "MOOV_SCOPE", "");

        MavenRun run = quickstart(emptyCountsAsUnset).succeeded();

        assertThat(run.output().lines().map(line -> line.split(" ")[0]))
                .containsExactly("Server", "Created", "Refreshed", "Revoked", "Refused");
        assertThat(run.output())
                .contains("the sandbox", "for /accounts.read, expires ", "HTTP 422, scope: must be a valid scope")
                .doesNotContain("sandbox-access-", "sandbox-refresh-");
    }

    @Test
    @Tag("slow")
    void aFailureEndsWithOneLineOfMavenToo() {
        try (MoovSandbox server = MoovSandbox.start()) {
            MavenRun run = quickstart(Map.of(
                            "MOOV_BASE_URL", server.baseUrl(), "MOOV_PUBLIC_KEY", "wrong", "MOOV_SECRET_KEY", "wrong"))
                    .failed();

            assertThat(run.exitCode()).isEqualTo(1);
            List<String> lines = run.output().lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.get(0)).startsWith("Server ");
            assertThat(lines.get(1))
                    .startsWith("Quickstart failed: createAccessToken at ")
                    .contains("HTTP 401");
            assertThat(server.requestCount()).isEqualTo(1);
        }
    }

    private static MavenRun quickstart(Map<String, String> environment) {
        return MavenRun.in(MavenRun.repositoryRoot(), environment, List.of("-q", "-Pquickstart"));
    }
}
