package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.BasicCredentials;
import io.moov.client.GivenEnvironment;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.Samples;
import java.util.HashMap;
import java.util.Map;
import okhttp3.Credentials;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code MoovClient.fromEnvironment()} takes from variables. {@link EnvironmentIT} shows that they are the process's. */
class EnvironmentTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void leavesTheDefaultsWhereAVariableIsMissingOrEmpty() {
        assertThat(url(keys())).isEqualTo("https://api.moov.io/oauth2/token");
        Map<String, String> variables = keys();
        variables.put("MOOV_VERSION", "");
        variables.put("MOOV_BASE_URL", " ");
        variables.put("MOOV_HOST", "");
        assertThat(url(variables)).isEqualTo("https://api.moov.io/oauth2/token");
    }

    @Test
    void takesAHostNameWithOrWithoutAPort() {
        Map<String, String> variables = keys();
        variables.put("MOOV_HOST", "api.example");
        assertThat(url(variables)).isEqualTo("https://api.example/oauth2/token");
        variables.put("MOOV_HOST", "api.example:8443");
        assertThat(url(variables)).isEqualTo("https://api.example:8443/oauth2/token");
    }

    @Test
    void combinesWithWhatTheBuilderIsTold() throws Exception {
        api.answer(503, "");
        api.answer(503, "");
        Map<String, String> variables = keys();
        variables.put("MOOV_VERSION", "v2026.04.00");
        variables.put("MOOV_BASE_URL", api.url());
        MoovClient.Builder builder =
                MoovClient.builder().retryPolicy(Clients.attempts(2)).header("X-Extra", "extra");
        try (MoovClient moov = GivenEnvironment.on(builder, variables).build()) {
            assertThat(CallStyle.BLOCKING.failure(moov, Operation.CREATE).getAttempts())
                    .isEqualTo(2);
        }
        Headers sent = api.takeRequest().getHeaders();
        assertThat(sent.values("Authorization")).containsExactly(Credentials.basic("public", "secret"));
        assertThat(sent.values("X-Moov-Version")).containsExactly("v2026.04.00");
        assertThat(sent.values("X-Extra")).containsExactly("extra");
    }

    @Test
    void isOutdoneByWhatIsToldLaterAndOutdoesWhatWasToldBefore() throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        Map<String, String> variables = keys();
        variables.put("MOOV_VERSION", "v2026.04.00");
        variables.put("MOOV_BASE_URL", "https://api.example");
        MoovClient.Builder before =
                MoovClient.builder().moovVersion("v2025.01.00").credentials(BasicCredentials.of("old", "old"));
        try (MoovClient moov =
                GivenEnvironment.on(before, variables).baseUrl(api.url()).build()) {
            CallStyle.BLOCKING.run(moov, Operation.CREATE);
        }
        Headers sent = api.takeRequest().getHeaders();
        assertThat(sent.values("Authorization")).containsExactly(Credentials.basic("public", "secret"));
        assertThat(sent.values("X-Moov-Version")).containsExactly("v2026.04.00");
    }

    @Test
    void namesAMissingKey() {
        Map<String, String> variables = keys();
        variables.remove("MOOV_PUBLIC_KEY");
        assertRefused(variables, "environment variable MOOV_PUBLIC_KEY is not set");
        variables = keys();
        variables.put("MOOV_SECRET_KEY", "");
        assertRefused(variables, "environment variable MOOV_SECRET_KEY is not set");
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
    void namesAMalformedVariableWithoutRepeatingIt(String name, String value) {
        Map<String, String> variables = keys();
        variables.put(name, value);
        assertRefused(variables, "environment variable " + name + " is malformed");
    }

    private static Map<String, String> keys() {
        return new HashMap<>(Map.of("MOOV_PUBLIC_KEY", "public", "MOOV_SECRET_KEY", "secret"));
    }

    private static String url(Map<String, String> variables) {
        try (MoovClient moov = GivenEnvironment.client(variables)) {
            return moov.create(AuthenticationApi.class)
                    .createAccessToken(Samples.clientCredentials())
                    .request()
                    .url()
                    .toString();
        }
    }

    private static void assertRefused(Map<String, String> variables, String message) {
        assertThatThrownBy(() -> GivenEnvironment.client(variables))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(message)
                .asString()
                .doesNotContain("canary");
    }
}
