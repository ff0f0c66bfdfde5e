package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In a full outage the load on the server stays close to one request a call. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryStormTest {
    /** So many a client makes before a call must succeed. */
    private static final int RETRIES = 100;

    private static final MockResponse OUTAGE = Answers.status(503);

    private final MockWebServer server = TestServer.start(Answers.inTurn(OUTAGE));

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void anOutageCostsOneRequestACall(CallStyle style) throws Exception {
        try (MoovClient moov =
                Clients.of(server).retryPolicy(Clients.attempts(4)).build()) {
            int untilTheBucketIsEmpty = requestsOf(100, moov, style);
            int afterwards = requestsOf(100, moov, style);

            assertThat(untilTheBucketIsEmpty).isEqualTo(100 + RETRIES);
            assertThat(afterwards).isEqualTo(100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void successesFillTheBucketAgain(CallStyle style) throws Exception {
        try (MoovClient moov =
                Clients.of(server).retryPolicy(Clients.attempts(4)).build()) {
            requestsOf(100, moov, style);
            assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isEqualTo(1);

            server.setDispatcher(Answers.inTurn(Answers.token()));
            requestsOf(100, moov, style);

            server.setDispatcher(Answers.inTurn(OUTAGE));
            assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isEqualTo(4);
        }
    }

    /** Not for more retries than at first: a quiet day must not pay for a storm. */
    @ParameterizedTest
    @EnumSource
    void successesDoNotFillTheBucketAboveItsEdge(CallStyle style) throws Exception {
        try (MoovClient moov =
                Clients.of(server).retryPolicy(Clients.attempts(4)).build()) {
            server.setDispatcher(Answers.inTurn(Answers.token()));
            requestsOf(300, moov, style);

            server.setDispatcher(Answers.inTurn(OUTAGE));
            assertThat(requestsOf(100, moov, style)).isEqualTo(100 + RETRIES);
        }
    }

    /** The first retries of a call are what the server suffers from; a success at the end gives only the last one back. */
    @ParameterizedTest
    @EnumSource
    void callsThatNeedManyRetriesEmptyTheBucket(CallStyle style) {
        try (MoovClient moov =
                Clients.of(server).retryPolicy(Clients.attempts(4)).build()) {
            for (int call = 1; call < RETRIES / 2; call++) {
                server.setDispatcher(Answers.inTurn(OUTAGE, OUTAGE, OUTAGE, Answers.token()));
                style.run(moov, Operation.CREATE);
            }
            server.setDispatcher(Answers.inTurn(OUTAGE));

            assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isLessThan(4);
            assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRetryThatTheDeadlineForbidsCostsNothing(CallStyle style) {
        try (MoovClient moov = Clients.of(server).build()) {
            server.setDispatcher(Answers.inTurn(Answers.status(503, "Retry-After", "3600")));
            for (int call = 0; call < RETRIES; call++) {
                assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isEqualTo(1);
            }
            server.setDispatcher(Answers.inTurn(OUTAGE, Answers.token()));

            assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retriesThatWorkDoNotEmptyTheBucket(CallStyle style) {
        try (MoovClient moov = Clients.of(server).build()) {
            for (int call = 0; call < 300; call++) {
                server.setDispatcher(Answers.inTurn(OUTAGE, Answers.token()));

                assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(2);
            }
        }
    }

    private int requestsOf(int calls, MoovClient moov, CallStyle style) throws Exception {
        int before = server.getRequestCount();
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int call = 0; call < calls; call++) {
                running.add(callers.submit(() -> runIgnoringRefusal(style, moov)));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
        return server.getRequestCount() - before;
    }

    private static void runIgnoringRefusal(CallStyle style, MoovClient moov) {
        try {
            style.run(moov, Operation.CREATE);
        } catch (ApiException expected) {
            // Counted by the server.
        }
    }
}
