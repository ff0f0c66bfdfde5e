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
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that never stops sending fills neither the heap nor the time of its callers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndlessAnswerTest {
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
