package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of the retries table, for every operation, blocking and not. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryTableTest {
    private static final int MAX_ATTEMPTS = 2;
    private static final String SPENT = "spent the grant, so do not send this one again";

    static List<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            for (Operation operation : Operation.values()) {
                for (CallStyle style : CallStyle.values()) {
                    if (outcome.canHappenTo(operation)) {
                        cases.add(Arguments.of(outcome, operation, style));
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Execution(ExecutionMode.CONCURRENT)
    void isRetriedAsTheTableSays(Outcome outcome, Operation operation, CallStyle style) throws Exception {
        try (FaultyServer server = outcome.start();
                MoovClient moov = clientOf(server.url(), outcome)) {
            MoovException e = style.failure(moov, operation);

            assertThat(e).isInstanceOf(outcome.exception);
            assertThat(e.isRetryable()).isEqualTo(outcome.isRetriedFor(operation));
            assertThat(e.getAttempts()).isEqualTo(outcome.isRetriedFor(operation) ? MAX_ATTEMPTS : 1);
            if (reachesTheServer(outcome)) {
                assertThat(server.requests().getAsInt()).isEqualTo(e.getAttempts());
            } else {
                assertThat(server.requests().getAsInt()).isZero();
            }
            if (outcome.mayHaveSpentGrantOf(operation)) {
                assertThat(e).hasMessageContaining(SPENT);
            } else {
                assertThat(e).message().doesNotContain(SPENT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void countsTheAttemptsOfASuccess(CallStyle style) throws Exception {
        Dispatcher responses =
                Answers.inTurn(Answers.status(503, "Retry-After", "0"), Answers.status(429), Answers.token());
        try (MockWebServer server = TestServer.start(responses);
                MoovClient moov = Clients.of(server).build()) {
            ApiResponse<?> response = style.run(moov, Operation.REFRESH);

            assertThat(response.getAttempts()).isEqualTo(3);
            assertThat(server.getRequestCount()).isEqualTo(3);
        }
    }

    private static boolean reachesTheServer(Outcome outcome) {
        return outcome != Outcome.COULD_NOT_CONNECT && outcome != Outcome.UNTRUSTED_CERTIFICATE;
    }

    /** Waits for a silent server only as long as it takes to be sure that the request has been sent. */
    private static MoovClient clientOf(String url, Outcome outcome) {
        Duration limit = outcome == Outcome.SILENCE_AFTER_THE_REQUEST ? Duration.ofSeconds(2) : Duration.ofSeconds(30);
        return Clients.of(url)
                .retryPolicy(Clients.attempts(MAX_ATTEMPTS))
                .attemptTimeout(limit)
                .timeout(Duration.ofMinutes(1))
                .build();
    }
}
