package io.moov.client.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RetryPolicy;
import io.moov.client.auth.ApiDocument;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.support.Readme;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.testing.ReceivedRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** What the README says of defaults is what a client that was told nothing does. */
final class DefaultsTableTest {
    private static final Map<String, String> DEFAULTS = Readme.table("Defaults");

    @Test
    void addressAndVersionAreThoseOfTheDocument() {
        assertThat(DEFAULTS)
                .containsEntry("base URL", ApiDocument.SERVER_URL)
                .containsEntry("version", ApiDocument.VERSION);
    }

    @Test
    void attemptsAndWaitsAreThoseOfThePolicy() {
        RetryPolicy policy = RetryPolicy.defaults();

        assertThat(DEFAULTS)
                .containsEntry("attempts", String.valueOf(policy.getMaxAttempts()))
                .containsEntry(
                        "wait between attempts",
                        "random up to %d ms, growing by %s, at most %d s"
                                .formatted(
                                        policy.getInitialBackoff().toMillis(),
                                        policy.getMultiplier(),
                                        policy.getMaxBackoff().toSeconds()));
    }

    @Test
    void aRequestHasTheLimitsAndNamesTheSdk() {
        Limits limits = new Limits();
        ReceivedRequest request = send(MoovClient.builder(), limits);

        assertThat(limits.connect).isEqualTo(seconds("limit for connecting"));
        assertThat(limits.attempt).isEqualTo(seconds("limit for an attempt"));
        assertThat(request.header("User-Agent")).isEqualTo(DEFAULTS.get("user agent"));
        assertThat(request.header("X-Moov-Version")).isEqualTo(DEFAULTS.get("version"));
    }

    @Test
    void anAttemptWithoutLimitHasWhatIsLeftOfTheCall() {
        Limits limits = new Limits();
        send(MoovClient.builder().attemptTimeout(Duration.ofDays(1)), limits);

        Duration call = seconds("limit for a whole call");
        assertThat(limits.attempt).isBetween(call.dividedBy(2), call);
    }

    private static ReceivedRequest send(MoovClient.Builder builder, Limits limits) {
        OkHttpClient http =
                new OkHttpClient.Builder().addNetworkInterceptor(limits).build();
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = builder.baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .httpClient(http)
                        .build()) {
            moov.authentication()
                    .createAccessToken(AuthTokenRequest.builder()
                            .grantType(GrantType.CLIENT_CREDENTIALS)
                            .scope("/accounts.read")
                            .build());
            return sandbox.requests().get(0);
        }
    }

    private static Duration seconds(String row) {
        return Duration.parse("PT" + DEFAULTS.get(row).replace(" ", ""));
    }

    /** Notes the limits that OkHttp was given. */
    private static final class Limits implements Interceptor {
        private Duration connect = Duration.ZERO;
        private Duration attempt = Duration.ZERO;

        @Override
        public Response intercept(Chain chain) throws IOException {
            connect = Duration.ofMillis(chain.connectTimeoutMillis());
            attempt = Duration.ofMillis(chain.readTimeoutMillis());
            return chain.proceed(chain.request());
        }
    }
}
