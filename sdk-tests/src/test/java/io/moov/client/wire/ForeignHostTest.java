package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.MockApi;
import io.moov.client.support.Tls;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.http.GET;
import retrofit2.http.Url;

/** An interface may name another address. What is Moov's business alone must not go there. */
class ForeignHostTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @RegisterExtension
    final MockApi stranger = new MockApi();

    interface AnyAddress {
        @GET
        Call<Void> get(@Url String url);
    }

    @Test
    void getsNoCredentialsVersionOrExtraHeaders() throws Exception {
        assertCarriesNothing(stranger.url() + "/oauth2/token", stranger);
    }

    @Test
    void isAnotherNameOfTheSameMachineToo() throws Exception {
        assertCarriesNothing("http://localhost:" + api.server().getPort() + "/oauth2/token", api);
    }

    @Test
    void isNotAnAddressOfTheSameHost() throws Exception {
        assertThat(sent(api.url() + "/elsewhere", api).get("Authorization")).startsWith("Basic ");
        assertThat(sent("/elsewhere", api).get("X-Extra")).isEqualTo("extra");
        assertThat(sent("elsewhere", api).get("X-Moov-Version")).isEqualTo("v2024.01.00");
    }

    @Test
    void isTheSameHostWithoutTls() throws Exception {
        try (MoovClient moov = client().baseUrl(
                        "https://127.0.0.1:" + api.server().getPort())
                .retryPolicy(RetryPolicy.none())
                .build()) {
            Call<Void> call = moov.create(AnyAddress.class).get(api.url() + "/plain");
            assertThatThrownBy(() -> moov.execute(call))
                    .isInstanceOf(TransportException.class)
                    .hasRootCauseMessage("CLEARTEXT communication not enabled for client");
        }
        assertThat(api.requestCount()).isZero();
    }

    @Test
    void isTheSameNameOnTlsWhereTheClientIsForPlainHttp() throws Exception {
        stranger.server().useHttps(Tls.SERVER.sslSocketFactory());
        stranger.answer(new MockResponse.Builder().code(204));
        try (MoovClient moov = client().baseUrl(
                        "http://localhost:" + stranger.server().getPort())
                .httpClient(Tls.trustingClient(Protocol.HTTP_1_1))
                .build()) {
            moov.execute(moov.create(AnyAddress.class)
                    .get("https://localhost:" + stranger.server().getPort() + "/"));
        }
        assertBare(stranger.takeRequest().getHeaders());
    }

    private void assertCarriesNothing(String url, MockApi receiver) throws InterruptedException {
        assertBare(sent(url, receiver));
    }

    private static void assertBare(Headers sent) {
        assertThat(sent.names())
                .map(String::toLowerCase)
                .containsExactlyInAnyOrder("accept-encoding", "connection", "host", "user-agent");
        assertThat(sent.get("User-Agent")).startsWith("moov-java-sdk/");
    }

    private Headers sent(String url, MockApi receiver) throws InterruptedException {
        receiver.answer(new MockResponse.Builder().code(204));
        try (MoovClient moov = client().build()) {
            RequestOptions options =
                    RequestOptions.builder().header("X-Of-The-Call", "extra").build();
            moov.execute(moov.create(AnyAddress.class).get(url), options);
        }
        return receiver.takeRequest().getHeaders();
    }

    private MoovClient.Builder client() {
        return api.client().credentials(BasicCredentials.of("public", "secret")).header("X-Extra", "extra");
    }
}
