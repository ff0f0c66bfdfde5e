package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Tls;
import java.util.Arrays;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A redirect would carry keys and tokens to wherever an answer says. None is followed. */
class RedirectTest {
    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    @RegisterExtension
    final MockApi other = new MockApi();

    enum Target {
        SAME_HOST(false, false),
        OTHER_HOST(false, false),
        HTTP_TO_HTTPS(false, true),
        HTTPS_TO_HTTP(true, false),
        HTTPS_TO_HTTPS(true, true);

        private final boolean fromTls;
        private final boolean toTls;

        Target(boolean fromTls, boolean toTls) {
            this.fromTls = fromTls;
            this.toTls = toTls;
        }
    }

    static Stream<Arguments> redirects() {
        return Arrays.stream(Target.values())
                .flatMap(target -> Stream.of(301, 302, 303, 307, 308)
                        .flatMap(status -> Arrays.stream(SecretRequests.values())
                                .map(secrets -> Arguments.of(target, status, secrets))));
    }

    @ParameterizedTest
    @MethodSource("redirects")
    void isReportedAndNotFollowed(Target target, int status, SecretRequests secrets) {
        if (target.fromTls) {
            api.server().useHttps(Tls.SERVER.sslSocketFactory());
        }
        if (target.toTls) {
            other.server().useHttps(Tls.SERVER.sslSocketFactory());
        }
        String location = target == Target.SAME_HOST
                ? "/oauth2/elsewhere?" + Canaries.FRESH_ACCESS_TOKEN
                : url(other, target.toTls) + "/oauth2/token?" + Canaries.FRESH_ACCESS_TOKEN;
        for (int i = 0; i < CallStyle.values().length; i++) {
            api.answer(new MockResponse.Builder().code(status).setHeader("Location", location));
        }
        OkHttpClient eager = Tls.trustingClient(Protocol.HTTP_1_1)
                .newBuilder()
                .followRedirects(true)
                .followSslRedirects(true)
                .build();
        try (MoovClient moov =
                secrets.client(url(api, target.fromTls)).httpClient(eager).build()) {
            for (CallStyle style : CallStyle.values()) {
                ApiException refused = catchThrowableOfType(
                        ApiException.class, () -> style.run(moov, secrets.on(moov), RequestOptions.none()));
                assertThat(refused.getStatus()).isEqualTo(status);
                assertThat(refused).hasMessageContaining("redirects are not followed");
                assertThat(refused.getHeaders().get("Location")).containsExactly(location);
                watch.check(refused);
            }
        }
        assertThat(api.requestCount()).isEqualTo(CallStyle.values().length);
        assertThat(other.requestCount()).isZero();
    }

    private static String url(MockApi server, boolean tls) {
        return (tls ? "https" : "http") + "://localhost:" + server.server().getPort();
    }
}
