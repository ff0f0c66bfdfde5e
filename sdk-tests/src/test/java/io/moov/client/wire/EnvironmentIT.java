package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.Answers;
import io.moov.client.support.JavaProgram;
import io.moov.client.support.MockApi;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code MoovClient.fromEnvironment()} in a process that has the environment. */
class EnvironmentIT {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void givesKeysVersionAndBaseUrlToTheClient() throws Exception {
        api.server().enqueue(Answers.token());

        JavaProgram program = JavaProgram.run(
                EnvironmentProgram.class,
                Map.of(
                        "MOOV_PUBLIC_KEY", "public",
                        "MOOV_SECRET_KEY", "secret",
                        "MOOV_VERSION", "v2026.04.00",
                        "MOOV_BASE_URL", api.url() + "/v1",
                        "MOOV_HOST", "other.example"));

        assertThat(program.output()).contains("scope /ping.read");
        assertThat(program.exitCode()).isZero();
        RecordedRequest request = api.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/oauth2/token");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(Credentials.basic("public", "secret"));
        assertThat(request.getHeaders().get("X-Moov-Version")).isEqualTo("v2026.04.00");
    }
}
