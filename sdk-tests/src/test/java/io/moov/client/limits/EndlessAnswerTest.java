package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tls;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import okhttp3.Protocol;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that never stops sending fills neither the heap nor the time of its callers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessAnswerTest {
    /** More than the client may read, and what fits into the buffers of both ends. */
    private static final long MUCH = 64L * 1024 * 1024;

    private static final String CHUNK = "400\r\n" + "x".repeat(0x400) + "\r\n";

    @ParameterizedTest
    @EnumSource
    void anErrorBodyIsCutOff(CallStyle style) throws Exception {
        try (RawServer server = endless("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n", CHUNK);
                MoovClient moov = unlimited(server)) {
            ApiException e = style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());

            assertThat(e.getStatus()).isEqualTo(500);
            assertThat(e.getBody()).isEqualTo("x".repeat(64 * 1024));
            server.hangUps.await(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorBodyWithoutAnyFramingIsCutOff(CallStyle style) throws Exception {
        try (RawServer server = endless("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n", "x".repeat(1024));
                MoovClient moov = unlimited(server)) {
            ApiException e = style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());

            assertThat(e.getStatus()).isEqualTo(404);
            assertThat(e.getBody()).hasSize(64 * 1024);
            server.hangUps.await(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSuccessIsRefused(CallStyle style) throws Exception {
        try (RawServer server = endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", CHUNK);
                MoovClient moov =
                        Clients.of(server.url()).timeout(Clients.NO_LIMIT).build()) {
            DecodingException e = style.failure(DecodingException.class, moov, Operation.CREATE, RequestOptions.none());

            assertThat(e).hasMessageContaining("longer than");
            assertThat(e.getAttempts()).isEqualTo(1);
            assertThat(e.isRetryable()).isFalse();
            server.hangUps.await(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatNobodyAskedForIsNotRead(CallStyle style) throws Exception {
        try (RawServer server = endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", CHUNK);
                MoovClient moov = unlimited(server)) {
            assertThat(style.run(moov, Operation.REVOKE).getStatus()).isEqualTo(200);
            server.hangUps.await(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeadIsRefused(CallStyle style) throws Exception {
        try (RawServer server = endless("HTTP/1.1 200 OK\r\n", "X-Padding: " + "x".repeat(1024) + "\r\n");
                MoovClient moov = unlimited(server)) {
            assertThat(style.failure(moov, Operation.CREATE)).isInstanceOf(TransportException.class);
            server.hangUps.await(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void interimAnswersAreLimitedLikeSilence(CallStyle style) throws Exception {
        try (RawServer server = endless("", "HTTP/1.1 102 Processing\r\n\r\n");
                MoovClient moov = Clients.of(server.url())
                        .retryPolicy(RetryPolicy.none())
                        .attemptTimeout(Duration.ofSeconds(1))
                        .build()) {
            assertThat(style.failure(moov, Operation.CREATE)).isInstanceOf(TransportException.class);
            server.hangUps.await(1);
        }
    }

    /** What surrounds a body, or precedes what is packed in it, and is no part of what the limits of bodies count. */
    private enum Wrapping {
        CHUNK_EXTENSION("Transfer-Encoding: chunked\r\n\r\n5;", "a".repeat(1024)),
        /** Okio takes quadratic time to read it a second time, when the connection is given back. */
        CHUNK_SIZE("Transfer-Encoding: chunked\r\n\r\n", "0".repeat(1024)),
        TINY_CHUNKS("Transfer-Encoding: chunked\r\n\r\n", "1;" + "a".repeat(1024) + "\r\n \r\n"),
        TRAILERS("Transfer-Encoding: chunked\r\n\r\n0\r\n", "X-Padding: " + "x".repeat(1024) + "\r\n"),
        GZIP_FILE_NAME(
                "Content-Encoding: gzip\r\nContent-Length: 100000000000\r\n\r\n" + "\u001f\u008b\b\b\0\0\0\0\0\0",
                "a".repeat(1024));

        final String start;
        final String rest;

        Wrapping(String start, String rest) {
            this.start = start;
            this.rest = rest;
        }
    }

    static Stream<Arguments> wrappings() {
        return Stream.of(Wrapping.values())
                .flatMap(wrapping -> Stream.of(CallStyle.values()).map(style -> Arguments.of(wrapping, style)));
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void theWrappingOfASuccessIsLimited(Wrapping wrapping, CallStyle style) throws Exception {
        AtomicLong sent = new AtomicLong();
        try (RawServer server = RawServer.start(wrapped("200 OK", wrapping, sent));
                MoovClient moov = unlimited(server)) {
            assertThat(style.failure(moov, Operation.REFRESH))
                    .isInstanceOfAny(TransportException.class, DecodingException.class)
                    .hasMessageContaining("spent the grant");
            assertEndedEarly(server, sent);
        }
    }

    @ParameterizedTest
    @MethodSource("wrappings")
    void theWrappingOfAnErrorIsLimited(Wrapping wrapping, CallStyle style) throws Exception {
        AtomicLong sent = new AtomicLong();
        try (RawServer server = RawServer.start(wrapped("400 Bad Request", wrapping, sent));
                MoovClient moov = unlimited(server)) {
            ApiException e = style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());

            assertThat(e.getStatus()).isEqualTo(400);
            assertEndedEarly(server, sent);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWrappingIsLimitedOverTlsToo(CallStyle style) throws Exception {
        AtomicLong sent = new AtomicLong();
        try (RawServer server = RawServer.startTls(wrapped("200 OK", Wrapping.CHUNK_EXTENSION, sent));
                MoovClient moov = Clients.of(server.url())
                        .httpClient(Tls.trustingClient(Protocol.HTTP_1_1))
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            assertThat(style.failure(moov, Operation.CREATE)).isInstanceOf(TransportException.class);
            assertEndedEarly(server, sent);
        }
    }

    /** It gives up in the end, so that a client without limits fails the test and not the JVM. */
    private static RawServer.Script wrapped(String status, Wrapping wrapping, AtomicLong sent) {
        return client -> {
            client.readRequest();
            client.send("HTTP/1.1 " + status + "\r\n" + wrapping.start);
            while (sent.addAndGet(wrapping.rest.length()) < MUCH) {
                client.send(wrapping.rest);
            }
        };
    }

    private static void assertEndedEarly(RawServer server, AtomicLong sent) throws InterruptedException {
        server.hangUps.await(1);
        assertThat(sent).hasValueLessThan(MUCH);
    }

    private static RawServer endless(String start, String rest) throws IOException {
        return RawServer.start(client -> {
            client.readRequest();
            client.send(start);
            while (true) {
                client.send(rest);
            }
        });
    }

    private static MoovClient unlimited(RawServer server) {
        return Clients.of(server.url())
                .retryPolicy(RetryPolicy.none())
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT)
                .build();
    }
}
