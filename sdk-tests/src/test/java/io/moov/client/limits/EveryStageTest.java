package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A call ends wherever it is, and leaves neither its connection nor its thread behind. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryStageTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void anInterruptEndsABlockingCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.REFRESH);
            place.reached.await(1);

            caller.interrupt();

            caller.assertInterrupted();
            assertSpent(stage, caller.failure());
            place.awaitLeft();
            assertThat(place.reached.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void closingTheClientEndsABlockingCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open()) {
            MoovClient moov = unlimited(place).build();
            BlockedCaller caller = BlockedCaller.start(moov, Operation.REFRESH);
            place.reached.await(1);

            moov.close();

            assertClosed(stage, caller.failure());
            place.awaitLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void closingTheClientEndsAnAsynchronousCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open()) {
            MoovClient moov = unlimited(place).build();
            CompletableFuture<?> future = start(moov);
            place.reached.await(1);

            moov.close();

            assertClosed(stage, failureOf(future));
            place.awaitLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void cancellingEndsAnAsynchronousCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place).build()) {
            CompletableFuture<?> future = start(moov);
            place.reached.await(1);

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
            place.awaitLeft();
            assertThat(place.reached.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theLimitOfAnAttemptEndsABlockingCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place).attemptTimeout(LIMIT).build()) {
            assertOverdue(
                    stage,
                    "PT2S, the limit of an attempt",
                    BlockedCaller.start(moov, Operation.REFRESH).failure());
            place.awaitLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theLimitOfAnAttemptEndsAnAsynchronousCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place).attemptTimeout(LIMIT).build()) {
            assertOverdue(stage, "PT2S, the limit of an attempt", failureOf(start(moov)));
            place.awaitLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theLimitOfTheCallEndsABlockingCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place).timeout(LIMIT).build()) {
            assertOverdue(
                    stage,
                    "the limit of the whole call",
                    BlockedCaller.start(moov, Operation.REFRESH).failure());
            place.awaitLeft();
        }
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void theLimitOfTheCallEndsAnAsynchronousCall(Stage stage) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place).timeout(LIMIT).build()) {
            assertOverdue(stage, "the limit of the whole call", failureOf(start(moov)));
            place.awaitLeft();
        }
    }

    static List<Arguments> stagesAndStyles() {
        return Stream.of(Stage.values())
                .flatMap(stage -> Stream.of(CallStyle.values()).map(style -> Arguments.of(stage, style)))
                .toList();
    }

    /** Also if its thread is still at the stage. */
    @ParameterizedTest
    @MethodSource("stagesAndStyles")
    @Execution(ExecutionMode.CONCURRENT)
    void anotherAttemptFollowsOneThatReachedItsLimit(Stage stage, CallStyle style) throws Exception {
        try (Stage.Place place = stage.open();
                MoovClient moov = unlimited(place)
                        .retryPolicy(Clients.attempts(2))
                        .attemptTimeout(Duration.ofSeconds(1))
                        .build()) {
            assertThat(style.failure(moov, Operation.CREATE).getAttempts()).isEqualTo(2);
            place.left.await(2);
        }
    }

    private static void assertOverdue(Stage stage, String limit, Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.getAttempts()).isEqualTo(1);
                    assertThat(e.isRetryable()).isEqualTo(!stage.sent);
                })
                .hasMessageContaining(stage.sent ? "no complete response within" : "no connection within")
                .hasMessageContaining(limit);
        assertSpent(stage, failure);
    }

    private static void assertClosed(Stage stage, Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.getAttempts()).isEqualTo(1))
                .hasMessageContaining("the client was closed");
        assertSpent(stage, failure);
    }

    /** It is said only where it may be true. */
    private static void assertSpent(Stage stage, Throwable failure) {
        assertThat(failure.getMessage().contains("spent the grant")).isEqualTo(stage.sent);
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        Throwable failure = catchThrowable(() -> future.get(30, TimeUnit.SECONDS));
        assertThat(failure).isInstanceOf(ExecutionException.class);
        return failure.getCause();
    }

    private static CompletableFuture<?> start(MoovClient moov) {
        return moov.executeAsync(Operation.REFRESH.on(moov), RequestOptions.none());
    }

    private static MoovClient.Builder unlimited(Stage.Place place) {
        return Clients.of(place.url())
                .httpClient(place.http.build())
                .retryPolicy(RetryPolicy.none())
                .connectTimeout(Clients.NO_LIMIT)
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT);
    }
}
