package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody waits for ever, whatever the server does: the one limit ends a call when the other is far away. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowServerTest {
    /** Long enough to connect, send and get the head of an answer on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private enum Limit {
        OF_THE_ATTEMPT("PT2S, the limit of an attempt"),
        OF_THE_CALL("PT2S, the limit of the whole call"),
        OF_THE_ATTEMPT_BY_OPTION("PT2S, the limit of an attempt"),
        OF_THE_CALL_BY_OPTION("PT2S, the limit of the whole call");

        final String words;

        Limit(String words) {
            this.words = words;
        }

        MoovClient clientOf(String url) {
            MoovClient.Builder builder = Clients.of(url)
                    .retryPolicy(RetryPolicy.none())
                    .attemptTimeout(this == OF_THE_ATTEMPT ? LIMIT : Clients.NO_LIMIT)
                    .timeout(this == OF_THE_CALL ? LIMIT : Clients.NO_LIMIT);
            return builder.build();
        }

        RequestOptions options() {
            RequestOptions.Builder options = RequestOptions.builder();
            if (this == OF_THE_ATTEMPT_BY_OPTION) {
                options.attemptTimeout(LIMIT);
            } else if (this == OF_THE_CALL_BY_OPTION) {
                options.timeout(LIMIT);
            }
            return options.build();
        }
    }

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Trickle trickle : Trickle.values()) {
            for (Limit limit : Limit.values()) {
                for (CallStyle style : CallStyle.values()) {
                    cases.add(Arguments.of(trickle, limit, style));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Execution(ExecutionMode.CONCURRENT)
    void aLimitEndsTheCallAndTheConnection(Trickle trickle, Limit limit, CallStyle style) throws Exception {
        try (RawServer server = RawServer.start(trickle);
                MoovClient moov = limit.clientOf(server.url())) {
            long start = System.nanoTime();

            MoovException e = style.failure(moov, Operation.CREATE, limit.options());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(LIMIT);
            assertThat(e.getAttempts()).isEqualTo(1);
            if (trickle.isRefusal()) {
                assertThat(e).isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getStatus()).isEqualTo(400);
                    assertThat(refusal.getRequestId()).isEqualTo("slow-1");
                    assertThat(refusal.getBody()).startsWith("bad");
                });
            } else {
                assertThat(e)
                        .isInstanceOf(TransportException.class)
                        .hasMessageEndingWith("no complete response within " + limit.words);
                assertThat(e.isRetryable()).isTrue();
            }
            server.hangUps.await(1);
            assertThat(server.requests.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theLimitOfTheCallCoversAllAttempts(CallStyle style) throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING);
                MoovClient moov = Clients.of(server.url())
                        .retryPolicy(Clients.attempts(50))
                        .attemptTimeout(Duration.ofMillis(700))
                        .timeout(LIMIT)
                        .build()) {
            MoovException e = style.failure(moov, Operation.CREATE);

            assertThat(e).isInstanceOf(TransportException.class);
            assertThat(e.getAttempts()).isBetween(2, 3);
            server.hangUps.await(server.connections.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void aHandshakeThatNeverEndsIsLimitedToo(CallStyle style) throws Exception {
        try (RawServer server = RawServer.start(RawServer.Connection::stall);
                MoovClient moov = Clients.of(server.url().replace("http:", "https:"))
                        .retryPolicy(RetryPolicy.none())
                        .attemptTimeout(LIMIT)
                        .build()) {
            // Nothing was sent, so that even a refresh may be repeated.
            MoovException e = style.failure(moov, Operation.REFRESH);

            assertThat(e)
                    .isInstanceOf(TransportException.class)
                    .hasMessageEndingWith("no connection within " + Limit.OF_THE_ATTEMPT.words);
            assertThat(e.isRetryable()).isTrue();
            server.hangUps.await(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void aHostThatDoesNotTakeConnectionsIsLimitedToo(CallStyle style) throws Exception {
        try (CrowdedServer server = CrowdedServer.start();
                MoovClient moov = Clients.of(server.url())
                        .connectTimeout(Duration.ofMillis(300))
                        .retryPolicy(Clients.attempts(2))
                        .build()) {
            MoovException e = style.failure(moov, Operation.REFRESH);

            assertThat(e)
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("no connection within the limit of connecting");
            assertThat(e.getAttempts()).isEqualTo(2);
            assertThat(e.isRetryable()).isTrue();
        }
    }
}
