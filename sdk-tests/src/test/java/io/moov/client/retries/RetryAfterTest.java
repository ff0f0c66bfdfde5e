package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server asks for wins over the policy. That a wait is long enough is seen by the server's clock; that there is
 * none is seen by the test ending at all, because the policy of these clients would wait for hours.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RetryAfterTest {
    private static final RetryPolicy WAITING_FOR_HOURS = RetryPolicy.builder()
            .maxAttempts(2)
            .initialBackoff(Duration.ofDays(300))
            .maxBackoff(Duration.ofDays(300))
            .build();

    private static final Duration LONGER_THAN_ANY_WAIT = Duration.ofDays(365);

    private final MockWebServer server = TestServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void waitsForTheSecondsAskedFor(CallStyle style) {
        assertThat(firstWait(style, Answers.status(429, "Retry-After", "1")))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 500, 502, 504})
    @Execution(ExecutionMode.CONCURRENT)
    void waitsAfterEachStatusThatIsRetried(int status) {
        assertThat(firstWait(CallStyle.BLOCKING, Answers.status(status, "Retry-After", "0.3")))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void waitsUntilTheDateAskedFor(CallStyle style) {
        ZonedDateTime soon = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(2);

        firstWait(style, Answers.status(429, "Retry-After", httpDate(soon)));

        // HTTP dates have no fractions, and the wait is measured by a clock other than this one.
        assertThat(ZonedDateTime.now(ZoneOffset.UTC))
                .isAfter(soon.minusSeconds(1).minus(Duration.ofMillis(100)));
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void countsADateFromTheServersClock(CallStyle style) {
        ZonedDateTime longAgo = ZonedDateTime.of(1999, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC);
        MockResponse answer =
                Answers.status(503, "Date", httpDate(longAgo), "Retry-After", httpDate(longAgo.plusSeconds(1)));

        assertThat(firstWait(style, answer)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-99999999999999999999999999999999999999", "Fri, 31 Dec 1999 23:59:59 GMT"})
    void doesNotWaitForAPastMoment(String retryAfter) {
        firstWait(CallStyle.BLOCKING, Answers.status(429, "Retry-After", retryAfter));
        firstWait(CallStyle.ASYNC, Answers.status(429, "Retry-After", retryAfter));

        server.setDispatcher(Answers.inTurn(Answers.status(400, "Retry-After", retryAfter)));
        try (MoovClient moov = patient().build()) {
            assertThat(refused(CallStyle.BLOCKING, moov).getRetryAfter()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void waitsForMillisecondsAskedFor(CallStyle style) {
        assertThat(firstWait(style, Answers.status(429, "retry-after-ms", "700")))
                .isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void millisecondsWinOverSeconds(CallStyle style) {
        firstWait(style, Answers.status(429, "retry-after-ms", "0", "Retry-After", "3600"));

        assertThat(firstWait(style, Answers.status(503, "retry-after-ms", "700", "Retry-After", "0")))
                .isGreaterThanOrEqualTo(Duration.ofMillis(700));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "NaN", "1e-9", "-", "0x1"})
    void secondsCountIfTheMillisecondsAreMalformed(String millis) {
        firstWait(CallStyle.BLOCKING, Answers.status(429, "retry-after-ms", millis, "Retry-After", "0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "NaN",
                "Infinity",
                "1e9",
                "1 hour",
                "3600, 3600",
                "0x7fffffff",
                "١٠",
                "31 Dec 1999 23:59:59"
            })
    void aMalformedWaitIsNone(String retryAfter) {
        MockResponse answer = new MockResponse.Builder()
                .code(429)
                .addHeaderLenient("Retry-After", retryAfter)
                .build();
        server.setDispatcher(Answers.inTurn(answer));
        try (MoovClient moov = Clients.of(server).build()) {
            ApiException e = refused(CallStyle.BLOCKING, moov);

            assertThat(e.getRetryAfter()).isNull();
            assertThat(e.getAttempts()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWaitBeyondTheDeadlineEndsTheCallAtOnce(CallStyle style) {
        server.setDispatcher(Answers.inTurn(Answers.status(503, "Retry-After", "3600")));
        try (MoovClient moov =
                Clients.of(server).timeout(Duration.ofMinutes(59)).build()) {
            ApiException e = refused(style, moov);

            assertThat(e.getAttempts()).isEqualTo(1);
            assertThat(server.getRequestCount()).isEqualTo(1);
            assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
            assertThat(e.isRetryable()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999",
                "9223372036854775807",
                "99999999999999999999999999999999999999",
                "99999999999999999999999999999999999999.99999999999999999999999999999999999999",
                "Fri, 31 Dec 9999 23:59:59 GMT"
            })
    void anAbsurdWaitEndsTheCallAtOnce(String retryAfter) {
        server.setDispatcher(Answers.inTurn(Answers.status(429, "Retry-After", retryAfter)));
        try (MoovClient moov = Clients.of(server).timeout(LONGER_THAN_ANY_WAIT).build()) {
            for (CallStyle style : CallStyle.values()) {
                ApiException e = refused(style, moov);

                assertThat(e.getAttempts()).isEqualTo(1);
                assertThat(e.getRetryAfter()).isGreaterThan(LONGER_THAN_ANY_WAIT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotWaitAfterTheLastAttempt(CallStyle style) {
        server.setDispatcher(
                Answers.inTurn(Answers.status(503, "Retry-After", "0"), Answers.status(503, "Retry-After", "3600")));
        try (MoovClient moov = patient().build()) {
            ApiException e = refused(style, moov);

            assertThat(e.getAttempts()).isEqualTo(2);
            assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 408, 422})
    void keepsTheWaitOfAnAnswerThatIsNotRetried(int status) {
        server.setDispatcher(Answers.inTurn(Answers.status(status, "Retry-After", "1.5")));
        try (MoovClient moov = patient().build()) {
            ApiException e = refused(CallStyle.BLOCKING, moov);

            assertThat(e.getAttempts()).isEqualTo(1);
            assertThat(e.getRetryAfter()).isEqualTo(Duration.ofMillis(1500));
        }
    }

    /** Runs a call that is refused once and succeeds then; tells how long the client waited in between. */
    private Duration firstWait(CallStyle style, MockResponse refusal) {
        ArrivalTimes arrivals = new ArrivalTimes(Answers.inTurn(refusal, Answers.token()));
        server.setDispatcher(arrivals);
        try (MoovClient moov = patient().build()) {
            assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(2);
        }
        return arrivals.firstWait();
    }

    private MoovClient.Builder patient() {
        return Clients.of(server).retryPolicy(WAITING_FOR_HOURS).timeout(LONGER_THAN_ANY_WAIT);
    }

    private static ApiException refused(CallStyle style, MoovClient moov) {
        return style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());
    }

    private static String httpDate(ZonedDateTime time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time);
    }
}
