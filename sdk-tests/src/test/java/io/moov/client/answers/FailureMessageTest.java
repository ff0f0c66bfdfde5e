package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import mockwebserver3.MockResponse;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who reads a message knows what to look at. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureMessageTest {
    private static final OkHttpClient DIRECT = new OkHttpClient();

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void ofAnUnknownHostNamesTheNameServer(CallStyle style) {
        OkHttpClient http = DIRECT.newBuilder()
                .dns(name -> {
                    throw new UnknownHostException(name);
                })
                .build();

        assertThat(failure(style, "https://api.example", http))
                .hasMessage("createAccessToken at api.example, attempt 1: the host name is unknown;"
                        + " check the base URL and the name server");
    }

    @ParameterizedTest
    @EnumSource
    void ofARefusedPortNamesTheServer(CallStyle style) throws IOException {
        int port = closedPort();

        assertThat(failure(style, "http://127.0.0.1:" + port, DIRECT))
                .hasMessage("createAccessToken at 127.0.0.1:" + port + ", attempt 1: could not connect;"
                        + " check that the server is up and that nothing is in between");
    }

    @ParameterizedTest
    @EnumSource
    void ofADeadProxyNamesTheProxy(CallStyle style) throws IOException {
        int port = closedPort();
        for (String url : new String[] {"https://api.example", "http://127.0.0.1:1"}) {
            assertThat(failure(style, url, through(port)))
                    .hasMessageContaining("could not connect")
                    .hasMessageContaining("through the proxy")
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAProxyThatOpensNoTunnelNamesTheProxy(CallStyle style) throws IOException {
        try (RawServer proxy = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        })) {
            int port = URI.create(proxy.url()).getPort();

            assertThat(failure(style, "https://api.example", through(port)))
                    .hasMessageContaining("through the proxy")
                    .hasMessageContaining("127.0.0.1:" + port);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofTlsToAPortThatSpeaksNoneNamesThePort(CallStyle style) throws IOException {
        try (RawServer server = RawServer.start(
                connection -> connection.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(failure(style, server.url().replace("http:", "https:"), DIRECT))
                    .hasMessageContaining("check that the port speaks TLS")
                    .hasMessageNotContaining("certificate");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofACertificateNamesTheCertificate(CallStyle style) {
        api.server().useHttps(Tls.SERVER.sslSocketFactory());

        assertThat(failure(style, "https://localhost:" + api.server().getPort(), DIRECT))
                .hasMessageContaining("check the server's certificate and the trust store");
    }

    /** RFC 6749 section 5.2. */
    @ParameterizedTest
    @CsvSource({
        "401, invalid_client",
        "400, invalid_grant",
        "400, invalid_request",
        "400, unauthorized_client",
        "400, unsupported_grant_type",
        "400, invalid_scope",
        "403, invalid_client"
    })
    void ofARefusalNamesItsCode(int status, String code) {
        for (CallStyle style : CallStyle.values()) {
            assertThat(refused(style, status, "{\"error\":\"" + code + "\",\"error_description\":\"a secret\"}"))
                    .hasMessageEndingWith(": HTTP " + status + " " + code + ", request id none");
        }
    }

    /** Any other text might repeat something of the request. */
    @ParameterizedTest
    @CsvSource({"a secret", "invalid_client "})
    void ofARefusalNamesNothingElse(String code) {
        assertThat(refused(CallStyle.BLOCKING, 401, "{\"error\":\"" + code + " \"}"))
                .hasMessageEndingWith(": HTTP 401, request id none");
    }

    private ApiException refused(CallStyle style, int status, String body) {
        api.answer(new MockResponse.Builder().code(status).body(body));
        try (MoovClient moov = Clients.of(api.url()).build()) {
            return style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());
        }
    }

    private static TransportException failure(CallStyle style, String url, OkHttpClient http) {
        try (MoovClient moov =
                Clients.of(url).httpClient(http).retryPolicy(RetryPolicy.none()).build()) {
            return style.failure(TransportException.class, moov, Operation.CREATE, RequestOptions.none());
        }
    }

    private static OkHttpClient through(int proxyPort) {
        return DIRECT.newBuilder()
                .proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", proxyPort)))
                .build();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
