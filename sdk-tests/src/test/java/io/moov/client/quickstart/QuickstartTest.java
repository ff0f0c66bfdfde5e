package io.moov.client.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.GivenEnvironment;
import io.moov.client.testing.MoovSandbox;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the quickstart does with the environment that it is given. {@link QuickstartIT} runs its command. */
final class QuickstartTest {
    @Test
    void runsAgainstTheServerThatTheEnvironmentNames() {
        try (MoovSandbox server = MoovSandbox.start()) {
            Run run = quickstart(Map.of(
                    "MOOV_BASE_URL", server.baseUrl(),
                    "MOOV_PUBLIC_KEY", server.publicKey(),
                    "MOOV_SECRET_KEY", server.secretKey(),
                    "MOOV_VERSION", "v2026.10.00",
                    "MOOV_SCOPE", "/ping.read /fed.read"));

            assertThat(run.status).as(run.output).isZero();
            assertThat(run.output)
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
        Run run = quickstart(environment);

        assertThat(run.status).as(run.output).isEqualTo(1);
        List<String> failure =
                run.output.lines().filter(line -> !line.startsWith("Server ")).toList();
        assertThat(failure).hasSize(1).allMatch(line -> line.startsWith("Quickstart failed: "));
        assertThat(failure.get(0)).contains(words);
    }

    private static Run quickstart(Map<String, String> environment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream output = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Quickstart.run(environment, () -> GivenEnvironment.client(environment), output, output);
        return new Run(status, bytes.toString(StandardCharsets.UTF_8));
    }

    /** What both streams got. */
    private record Run(int status, String output) {}
}
