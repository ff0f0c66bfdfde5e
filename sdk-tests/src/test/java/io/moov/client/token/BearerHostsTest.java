package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.support.Answers;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets to see a token. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerHostsTest {
    @RegisterExtension
    final ProtectedApi api = new ProtectedApi();

    @ParameterizedTest
    @ValueSource(
            strings = {
                ProtectedApi.OTHER_HOST,
                "eu.api.moov.test",
                "evil-api.moov.test",
                "api.moov.test.", // a name of its own, as far as OkHttp is concerned
                "127.0.0.1"
            })
    void anotherHostDoesNot(String host) throws IOException {
        for (HttpCallStyle style : HttpCallStyle.values()) {
            api.behave(request -> Answers.status(401));
            Request request = api.post().url(api.url(host, "/")).build();
            assertThat(style.send(trusting(api.client()), request)).isEqualTo(401);
        }
        assertThat(api.authorizations()).hasSize(4).containsOnly("none");
        assertThat(api.tokenRequests()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void theHostDoesOnEveryPort(HttpCallStyle style) throws Exception {
        try (ProtectedApi elsewhere = new ProtectedApi()) {
            elsewhere.behave(request -> Answers.status(200));
            Request request =
                    api.post().url(elsewhere.url(ProtectedApi.HOST, "/")).build();

            assertThat(style.send(api.client(), request)).isEqualTo(200);

            assertThat(elsewhere.authorizations()).containsExactly(api.bearer());
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyDoesOverHttpButThisMachine(HttpCallStyle style) throws Exception {
        AtomicReference<String> received = new AtomicReference<>("");
        try (RawServer server = RawServer.start(client -> {
            received.set(client.readRequest());
            client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        })) {
            OkHttpClient http = BearerAuth.of(api.source, ProtectedApi.HOST, "127.0.0.1")
                    .addTo(api.plainClient())
                    .build();
            String named = server.url().replace("127.0.0.1", ProtectedApi.HOST);

            assertThatThrownBy(() -> style.send(http, api.post().url(named).build()))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the access token was not sent to http://api.moov.test; use https");
            assertThat(api.tokenRequests()).isZero();
            assertThat(server.connections.get()).isZero();

            assertThat(style.send(http, api.post().url(server.url()).build())).isEqualTo(200);
            assertThat(received.get()).contains("Authorization: " + api.bearer());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "API.Moov.Test, api.moov.test",
        "api.moov.test, API.MOOV.TEST",
        "MÜNCHEN.moov.test, xn--mnchen-3ya.moov.test",
        "xn--mnchen-3ya.moov.test, münchen.moov.test",
        "api.moov.test., api.moov.test.",
        "127.0.0.1, 127.0.0.1"
    })
    void hostsAreComparedAsTheyAreCalled(String given, String called) throws IOException {
        OkHttpClient http = trusting(
                BearerAuth.of(api.source, given).addTo(api.plainClient()).build());

        int status = HttpCallStyle.OKHTTP_BLOCKING.send(
                http, api.post().url(api.url(called, "/")).build());

        assertThat(status).isEqualTo(200);
    }

    /** Without a connection: not every machine has IPv6. */
    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "0:0:0:0:0:0:0:1", "[0:0::1]"})
    void addressesOfIpv6AreComparedByTheirMeaning(String given) throws IOException {
        Request[] sent = new Request[1];
        OkHttpClient http = BearerAuth.of(api.source, given)
                .addTo(api.plainClient())
                .addInterceptor(chain -> {
                    sent[0] = chain.request();
                    throw new IOException("as far as this");
                })
                .build();

        assertThatThrownBy(() -> HttpCallStyle.OKHTTP_BLOCKING.send(
                        http, api.post().url("http://[::1]/").build()))
                .hasMessage("as far as this");

        assertThat(sent[0].header("Authorization")).isEqualTo(api.bearer());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "https://api.moov.io",
                "api.moov.io/",
                "api.moov.io:443",
                "[::1]:443",
                "user@api.moov.io",
                "api.moov.io?x",
                "api.moov.io#x",
                "api.moov.io\\x",
                "api%2Emoov.io",
                "*.moov.io",
                ".moov.io",
                "api moov.io",
                "api.moov.io\n"
            })
    void whatIsNoHostIsRefusedByName(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerAuth.of(api.source, "api.moov.io", host))
                .withMessageStartingWith("'" + host + "' is no host name; ");
    }

    @Test
    void noHostAtAllIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BearerAuth.of(api.source))
                .withMessageContaining("no hosts");
    }

    /** The certificate does not name all of these hosts; that is not what is tested here. */
    private static OkHttpClient trusting(OkHttpClient http) {
        return http.newBuilder().hostnameVerifier((host, session) -> true).build();
    }
}
