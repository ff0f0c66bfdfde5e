package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP libraries like to quote what they do not understand. What a broken server says may be the middle of a token. */
class MalformedHttpTest {
    private static final String FRESH = Canaries.FRESH_ACCESS_TOKEN;

    /** Where the request is put that the server got. */
    private static final String ECHO = "ECHO";

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    static Stream<String> answers() {
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
        String chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
        return Stream.of(
                ECHO,
                FRESH,
                FRESH + "\r\n\r\n",
                "HTTP/1.1 " + FRESH,
                "HTTP/1.1 " + FRESH + "\r\n\r\n",
                "HTTP/1.1 200 " + FRESH,
                "HTTP/1.1 200 " + FRESH + "\r\n",
                "HTTP/1.1 2" + FRESH + "\r\n\r\n",
                "HTTP/1.1 -20 " + FRESH + "\r\n\r\n",
                "HTTP/1.1 99 " + FRESH + "\r\n\r\n",
                "HTTP/1." + FRESH + " 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + FRESH,
                "HTTP/1.1 200 OK\r\nX: " + FRESH,
                "HTTP/1.1 200 OK\r\n" + FRESH + "\r\n\r\n" + FRESH,
                "HTTP/1.1 200 OK\r\n: " + FRESH + "\r\n\r\n" + FRESH,
                "HTTP/1.1 200 OK\r\n" + ("X-Padding: " + FRESH + "\r\n").repeat(6_000) + "\r\n{}",
                head + "Content-Length: " + FRESH + "\r\n\r\n{" + FRESH,
                head + "Content-Length: -1\r\n\r\n{" + FRESH,
                head + "Content-Length: 99\r\n\r\n{" + FRESH,
                head + "Content-Length: 3\r\nContent-Length: " + FRESH + "\r\n\r\n{" + FRESH,
                head + "Content-Encoding: gzip\r\n\r\n" + FRESH,
                head + "Content-Encoding: gzip\r\nContent-Length: 99\r\n\r\n" + FRESH,
                head + "Content-Encoding: " + FRESH + "\r\n\r\n" + FRESH,
                chunked + FRESH,
                chunked + FRESH + "\r\n" + FRESH,
                chunked + "zz" + FRESH + "\r\n",
                chunked + "5" + FRESH + "\r\n",
                chunked + "5 " + FRESH + "\r\nhello\r\n0\r\n\r\n",
                chunked + "5;" + FRESH,
                chunked + "5;" + FRESH + "\r\n{\"" + FRESH,
                chunked + "fffffffffffffffffffffff" + FRESH + "\r\n",
                chunked + "1\r\n{\r\n" + FRESH,
                chunked + "1\r\n{\r\n" + FRESH + "\r\n",
                chunked + "1\r\n{" + FRESH + "\r\n",
                chunked + "1\r\n{\r\n0\r\n" + FRESH,
                chunked + "1\r\n{\r\n0\r\nX-Trailer: " + FRESH,
                "HTTP/1.1 204 No\r\nContent-Length: 44\r\n\r\n" + FRESH,
                "HTTP/1.1 205 No\r\nContent-Length: 44\r\nX: " + FRESH + "\r\n\r\n" + FRESH,
                "HTTP/1.1 100 Continue\r\n\r\n" + FRESH,
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 " + FRESH,
                "HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: " + FRESH + "\r\n\r\n" + FRESH,
                "HTTP/1.1 407 Proxy\r\nProxy-Authenticate: " + FRESH + "\r\n\r\n" + FRESH,
                "HTTP/1.1 503 Busy\r\nRetry-After: " + FRESH + "\u00e9\r\n\r\n" + FRESH,
                "HTTP/1.1 503 " + FRESH + "\u0001\u00e9\r\nRetry-After: \u00e9" + FRESH + "\r\n\r\n" + FRESH,
                "HTTP/1.1 400 Bad\r\nTransfer-Encoding: chunked\r\n\r\n" + FRESH + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void isNotQuoted(String answer) throws IOException {
        try (RawServer server = RawServer.start(connection -> {
            String request = connection.readRequest();
            connection.send(answer.replace(ECHO, request));
        })) {
            for (SecretRequests secrets : SecretRequests.values()) {
                for (CallStyle style : CallStyle.values()) {
                    try (MoovClient moov = secrets.client(server.url()).build()) {
                        MoovException failure = catchThrowableOfType(
                                MoovException.class, () -> style.run(moov, secrets.on(moov), RequestOptions.none()));
                        watch.check(failure);
                    }
                }
            }
            assertThat(server.requests.get()).isGreaterThanOrEqualTo(8);
        }
    }

    /** OkHttp quotes a header name that is not in lower case. */
    @Test
    void inHttp2IsNotQuotedEither() throws IOException {
        Buffer block = new Buffer().writeByte(0x88); // :status 200
        block.writeByte(0)
                .writeByte(FRESH.length())
                .writeUtf8(FRESH)
                .writeByte(1)
                .writeUtf8("x");
        String settings = "\0\0\0\4\0\0\0\0\0";
        String headers = "\0\0" + (char) block.size() + "\1\4\0\0\0\3" + block.readString(StandardCharsets.ISO_8859_1);
        OkHttpClient http2 = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
                .build();
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send(settings + headers);
                    connection.stall();
                });
                MoovClient moov = SecretRequests.REFRESH_WITH_BASIC
                        .client(server.url())
                        .httpClient(http2)
                        .build()) {
            for (CallStyle style : CallStyle.values()) {
                Throwable failure = catchThrowable(
                        () -> style.run(moov, SecretRequests.REFRESH_WITH_BASIC.on(moov), RequestOptions.none()));
                assertThat(failure).isInstanceOf(TransportException.class);
                watch.check(failure);
            }
        }
    }

    /** OkHttp tries each address of a proxy, throws what happened at the first, and adds the rest as suppressed. */
    @ParameterizedTest
    @EnumSource
    void besideAnotherFailureIsNotQuotedEither(CallStyle style) throws IOException {
        AtomicInteger connections = new AtomicInteger();
        try (RawServer proxy = RawServer.start(connection -> {
            connection.readRequest();
            if (connections.incrementAndGet() % 2 == 0) {
                connection.send("HTTP/1.1 2x0 " + FRESH + "\r\n\r\n");
            }
        })) {
            InetSocketAddress address = InetSocketAddress.createUnresolved(
                    "proxy.test", HttpUrl.get(proxy.url()).port());
            OkHttpClient http = new OkHttpClient.Builder()
                    .proxy(new Proxy(Proxy.Type.HTTP, address))
                    .dns(name -> List.of(LOOPBACK, LOOPBACK))
                    .build();
            try (MoovClient moov = SecretRequests.REFRESH_WITH_BASIC
                    .client("https://api.test")
                    .httpClient(http)
                    .build()) {
                MoovException failure = catchThrowableOfType(
                        MoovException.class,
                        () -> style.run(moov, SecretRequests.REFRESH_WITH_BASIC.on(moov), RequestOptions.none()));
                watch.check(failure);
                assertThat(failure).hasRootCauseMessage("the response is not valid HTTP");
            }
        }
    }
}
