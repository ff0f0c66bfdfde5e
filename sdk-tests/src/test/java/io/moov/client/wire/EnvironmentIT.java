package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.RecordedRequest;
import okhttp3.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code MoovClient.fromEnvironment()}, in processes that have the environment in question. */
class EnvironmentIT {
    private static final String MISSING = "java.lang.IllegalStateException: environment variable %s is not set";
    private static final String MALFORMED = "java.lang.IllegalStateException: environment variable %s is malformed";

    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void givesKeysVersionAndBaseUrlToTheClient() throws Exception {
        api.server().enqueue(Answers.token());
        Map<String, String> variables = keys();
        variables.put("MOOV_VERSION", "v2026.04.00");
        variables.put("MOOV_BASE_URL", api.url() + "/v1");
        variables.put("MOOV_HOST", "other.example");
        assertThat(run(variables, "call")).contains("scope /ping.read");
        RecordedRequest request = api.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/oauth2/token");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo(Credentials.basic("public", "secret"));
        assertThat(request.getHeaders().get("X-Moov-Version")).isEqualTo("v2026.04.00");
    }

    @Test
    void leavesTheDefaultsWhereAVariableIsMissingOrEmpty() throws Exception {
        assertThat(run(keys())).isEqualTo("url https://api.moov.io/oauth2/token");
        Map<String, String> variables = keys();
        variables.put("MOOV_VERSION", "");
        variables.put("MOOV_BASE_URL", " ");
        variables.put("MOOV_HOST", "");
        assertThat(run(variables)).isEqualTo("url https://api.moov.io/oauth2/token");
    }

    @Test
    void takesAHostNameWithOrWithoutAPort() throws Exception {
        Map<String, String> variables = keys();
        variables.put("MOOV_HOST", "api.example");
        assertThat(run(variables)).isEqualTo("url https://api.example/oauth2/token");
        variables.put("MOOV_HOST", "api.example:8443");
        assertThat(run(variables)).isEqualTo("url https://api.example:8443/oauth2/token");
    }

    @Test
    void namesAMissingKey() throws Exception {
        Map<String, String> variables = keys();
        variables.remove("MOOV_PUBLIC_KEY");
        assertThat(run(variables)).startsWith(MISSING.formatted("MOOV_PUBLIC_KEY"));
        variables = keys();
        variables.put("MOOV_SECRET_KEY", "");
        assertThat(run(variables)).startsWith(MISSING.formatted("MOOV_SECRET_KEY"));
    }

    @ParameterizedTest
    @CsvSource({
        "MOOV_PUBLIC_KEY, canary:canary",
        "MOOV_SECRET_KEY, 'can\u0001ary'",
        "MOOV_VERSION, canary",
        "MOOV_VERSION, 2024.01.00",
        "MOOV_BASE_URL, http://evil.example/canary",
        "MOOV_BASE_URL, https://canary@api.moov.io",
        "MOOV_HOST, https://api.moov.io/canary",
        "MOOV_HOST, canary@api.moov.io",
        "MOOV_HOST, api.moov.io?canary"
    })
    void namesAMalformedVariableWithoutRepeatingIt(String name, String value) throws Exception {
        Map<String, String> variables = keys();
        variables.put(name, value);
        assertThat(run(variables)).startsWith(MALFORMED.formatted(name)).doesNotContain("canary");
    }

    private static Map<String, String> keys() {
        return new HashMap<>(Map.of("MOOV_PUBLIC_KEY", "public", "MOOV_SECRET_KEY", "secret"));
    }

    private static String run(Map<String, String> variables, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EnvironmentProgram.class.getName());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeIf(name -> name.startsWith("MOOV_"));
        builder.environment().putAll(variables);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(output).isTrue();
        return output.strip();
    }
}
