package io.moov.client.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.MavenRun;
import io.moov.client.testing.MoovSandbox;
import java.util.List;
import java.util.Map;
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
    void runsAgainstTheServerThatTheEnvironmentNames() {
        try (MoovSandbox server = MoovSandbox.start()) {
            MavenRun run = quickstart(Map.of(
                            "MOOV_BASE_URL", server.baseUrl(),
                            "MOOV_PUBLIC_KEY", server.publicKey(),
                            "MOOV_SECRET_KEY", server.secretKey(),
                            "MOOV_VERSION", "v2026.10.00",
                            "MOOV_SCOPE", "/ping.read /fed.read"))
                    .succeeded();

            assertThat(run.output())
                    .contains("for /ping.read /fed.read, expires ")
                    .doesNotContain(server.secretKey());
            assertThat(server.requests())
                    .hasSize(4)
                    .allMatch(request -> "v2026.10.00".equals(request.header("X-Moov-Version")));
            assertThat(server.violations()).isEmpty();
        }
    }

    @Test
    void aFailureEndsWithOneLine() {
        try (MoovSandbox server = MoovSandbox.start()) {
            assertFailure(Map.of("MOOV_BASE_URL", server.baseUrl()), "MOOV_PUBLIC_KEY is not set");
            assertFailure(
                    Map.of("MOOV_BASE_URL", server.baseUrl(), "MOOV_PUBLIC_KEY", "wrong", "MOOV_SECRET_KEY", "wrong"),
                    "createAccessToken at ",
                    "HTTP 401");
            assertThat(server.requestCount()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatIsDownEndsWithOneLine() {
        MoovSandbox server = MoovSandbox.start();
        server.close();

        assertFailure(
                Map.of("MOOV_BASE_URL", server.baseUrl(), "MOOV_PUBLIC_KEY", "any", "MOOV_SECRET_KEY", "any"),
                "could not connect");
    }

    private static void assertFailure(Map<String, String> environment, String... words) {
        MavenRun run = quickstart(environment).failed();

        assertThat(run.exitCode()).isEqualTo(1);
        List<String> failure =
                run.output().lines().filter(line -> !line.startsWith("Server ")).toList();
        assertThat(failure).hasSize(1).allMatch(line -> line.startsWith("Quickstart failed: "));
        assertThat(failure.get(0)).contains(words);
    }

    private static MavenRun quickstart(Map<String, String> environment) {
        return MavenRun.in(MavenRun.repositoryRoot(), environment, List.of("-q", "-Pquickstart"));
    }
}
