package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tls;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Failures of TLS, and failures inside it with HTTP/2, whose frames OkHttp can log. */
class TlsTest {
    private static final String FRESH = Canaries.FRESH_ACCESS_TOKEN;

    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void whoseCertificateIsNotTrustedSendsNothing(SecretRequests secrets) {
        api.server().useHttps(Tls.SERVER.sslSocketFactory());
        String url = "https://localhost:" + api.server().getPort();
        assertThat(failures(secrets, url, new OkHttpClient()))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("no secure connection"));
        assertThat(api.requestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whoseCertificateIsForAnotherHostSendsNothing(SecretRequests secrets) {
        HeldCertificate held = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example")
                .build();
        HandshakeCertificates both = new HandshakeCertificates.Builder()
                .heldCertificate(held)
                .addTrustedCertificate(held.certificate())
                .build();
        api.server().useHttps(both.sslSocketFactory());
        OkHttpClient trusting = new OkHttpClient.Builder()
                .sslSocketFactory(both.sslSocketFactory(), both.trustManager())
                .build();
        assertThat(failures(secrets, "https://localhost:" + api.server().getPort(), trusting))
                .allSatisfy(failure -> assertThat(failure).hasMessageContaining("no secure connection"));
        assertThat(api.requestCount()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void thatIsNoneIsATransportFailure(SecretRequests secrets) throws IOException {
        try (RawServer server = RawServer.start(connection -> connection.send("HTTP/1.1 400 " + FRESH + "\r\n\r\n"))) {
            assertThat(failures(secrets, server.url().replace("http:", "https:"), new OkHttpClient()))
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(TransportException.class));
        }
    }

    static Stream<String> brokenAnswers() {
        return Stream.of(
                FRESH,
                "HTTP/1.1 200 " + FRESH,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + FRESH + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("brokenAnswers")
    void withABrokenAnswerInsideDoesNotQuoteIt(String answer) throws IOException {
        try (RawServer server = RawServer.startTls(connection -> {
            connection.readRequest();
            connection.send(answer);
        })) {
            failures(SecretRequests.REFRESH_WITH_BASIC, server.url(), Tls.trustingClient(Protocol.HTTP_1_1));
            assertThat(server.requests.get()).isEqualTo(2);
        }
    }

    static Stream<MockResponse.Builder> http2Answers() {
        return Stream.of(
                new MockResponse.Builder().addHeaderLenient("X-" + FRESH, FRESH).body(FRESH),
                new MockResponse.Builder().addHeaderLenient("Mixed" + FRESH, FRESH),
                new MockResponse.Builder().addHeaderLenient(":" + FRESH, FRESH),
                new MockResponse.Builder().addHeaderLenient("x-" + FRESH + "\u00e9\u0001", FRESH + "\u00e9\u0001"),
                new MockResponse.Builder().addHeaderLenient("x-large", FRESH.repeat(10_000)),
                new MockResponse.Builder().status("HTTP/1.1 599 " + FRESH).body(FRESH),
                new MockResponse.Builder().addHeader("content-length", "9999").body(FRESH),
                new MockResponse.Builder().body("{\"access_token\":\"" + FRESH),
                new MockResponse.Builder().body(FRESH.repeat(100)).onResponseBody(new SocketEffect.CloseStream(8)),
                new MockResponse.Builder().body(FRESH.repeat(100)).onResponseBody(new SocketEffect.CloseSocket()),
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseStream(7)));
    }

    @ParameterizedTest
    @MethodSource("http2Answers")
    void withHttp2DoesNotQuoteTheAnswer(MockResponse.Builder answer) {
        api.server().useHttps(Tls.SERVER.sslSocketFactory());
        for (SecretRequests secrets : List.of(SecretRequests.REFRESH_WITH_BASIC, SecretRequests.CREATE_WITH_BODY)) {
            for (int i = 0; i < 4; i++) {
                api.answer(answer);
            }
            failures(
                    secrets,
                    "https://localhost:" + api.server().getPort(),
                    Tls.trustingClient(Protocol.HTTP_2, Protocol.HTTP_1_1));
        }
        assertThat(api.requestCount()).isPositive();
        assertThat(watch.recordsOf("okhttp3.internal.http2")).isPositive();
    }

    private List<MoovException> failures(SecretRequests secrets, String url, OkHttpClient http) {
        return Stream.of(CallStyle.values())
                .map(style -> {
                    try (MoovClient moov = secrets.client(url).httpClient(http).build()) {
                        MoovException failure = catchThrowableOfType(
                                MoovException.class, () -> style.run(moov, secrets.on(moov), RequestOptions.none()));
                        watch.check(failure);
                        return failure;
                    }
                })
                .toList();
    }
}
