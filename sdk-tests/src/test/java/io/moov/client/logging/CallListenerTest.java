package io.moov.client.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.ApiException;
import io.moov.client.BasicCredentials;
import io.moov.client.CallListener;
import io.moov.client.CallListener.Outcome;
import io.moov.client.CallListener.Result;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a listener hears of a call, and what it cannot do to one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallListenerTest {
    private static final String ID = "b3f5d0a2-4c1e-4b8e-9a52-0c6f3f9a7e11";
    private static final MockResponse.Builder BUSY =
            new MockResponse.Builder().code(503).setHeader("X-Request-ID", ID).setHeader("retry-after-ms", "7");
    private static final MockResponse.Builder SILENCE =
            new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE);

    @RegisterExtension
    final MockApi api = new MockApi();

    private final CountDownLatch released = new CountDownLatch(1);
    private final Recorder heard = new Recorder();

    @AfterEach
    void release() {
        released.countDown();
    }

    private MoovClient.Builder client() {
        return Clients.of(api.url()).addListener(heard);
    }

    @ParameterizedTest
    @EnumSource
    void hearsOfEachAttemptInOrder(CallStyle style) throws Exception {
        api.answer(BUSY);
        api.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        api.answer(Answers.token().newBuilder().setHeader("X-Request-ID", ID));
        try (MoovClient moov = client().build()) {
            style.run(moov, Operation.CREATE);
        }

        heard.ended.await(1);
        assertThat(heard.events)
                .containsExactly(
                        "call of createAccessToken: POST /oauth2/token at "
                                + api.url().substring("http://".length()),
                        "attempt 1: API_ERROR 503 " + ID + " ApiException",
                        "attempt 2 in PT0.007S",
                        "attempt 2: TRANSPORT_ERROR 0 null IOException",
                        "attempt 3 in PT0S",
                        "attempt 3: SUCCESS 200 " + ID + " null",
                        "call after 3: SUCCESS 200 " + ID + " null");
    }

    /** From which it can take the context of a trace. */
    @ParameterizedTest
    @EnumSource
    void hearsOfTheStartOnTheCallersThread(CallStyle style) {
        api.answer(BUSY);
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = client().build()) {
            style.run(moov, Operation.CREATE);
        }

        assertThat(heard.starters).containsExactly(Thread.currentThread());
    }

    /** Each call has events of its own: a listener needs no map. */
    @ParameterizedTest
    @EnumSource
    void hasAnObjectOfItsOwnForEachCall(CallStyle style) throws Exception {
        for (int call = 0; call < 3; call++) {
            api.answer(200, Answers.TOKEN_JSON);
        }
        try (MoovClient moov = client().build()) {
            for (int call = 0; call < 3; call++) {
                style.run(moov, Operation.READ);
            }
        }

        heard.ended.await(3);
        assertThat(heard.calls).hasSize(3).allMatch(events -> events.size() == 2);
        assertThat(heard.events)
                .contains("call of read: GET /things at " + api.url().substring("http://".length()));
    }

    /** What depends on a future may run on the call's thread, and is not part of the call. */
    @Test
    void measuresTheCallWithoutWhatDependsOnIt() throws Exception {
        api.answer(new MockResponse.Builder().body(Answers.TOKEN_JSON).headersDelay(200, TimeUnit.MILLISECONDS));
        try (MoovClient moov = client().build()) {
            long start = System.nanoTime();
            CompletableFuture<Long> dependent = moov.executeAsync(Operation.CREATE.on(moov))
                    .thenApply(response -> {
                        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                        return System.nanoTime() - start;
                    });
            long withDependent = dependent.get();

            heard.ended.await(1);
            assertThat(last(heard.ends).getDuration().toNanos())
                    .isLessThan(withDependent - TimeUnit.MILLISECONDS.toNanos(900));
        }
    }

    /** The call waits for its next attempt meanwhile, and a wait ends at the deadline. */
    @Test
    void thatHangsBetweenTwoAttemptsDoesNotOutlastTheLimit() throws Exception {
        api.answer(BUSY);
        CallListener hanging = call -> new CallListener.Events() {
            @Override
            public void attemptEnded(Result attempt) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException("the test took too long", e);
                }
            }
        };
        try (MoovClient moov = Clients.of(api.url())
                .addListener(hanging)
                .timeout(Duration.ofSeconds(1))
                .build()) {
            assertThat(catchThrowable(
                            () -> moov.executeAsync(Operation.CREATE.on(moov)).get(30, TimeUnit.SECONDS)))
                    .hasCauseInstanceOf(TransportException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void measuresTime(CallStyle style) throws Exception {
        api.answer(BUSY.build().newBuilder().setHeader("retry-after-ms", "50"));
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = client().build()) {
            style.run(moov, Operation.CREATE);
        }

        heard.ended.await(1);
        Duration sum = heard.attempts.stream().map(Result::getDuration).reduce(Duration.ZERO, Duration::plus);
        assertThat(heard.attempts).allMatch(attempt -> attempt.getDuration().compareTo(Duration.ZERO) > 0);
        assertThat(heard.ends.element().getDuration()).isGreaterThanOrEqualTo(sum.plusMillis(50));
    }

    @ParameterizedTest
    @EnumSource
    void hearsOfEachKindOfFailure(CallStyle style) throws Exception {
        api.answer(403, "{}");
        api.answer(200, "{}");
        api.answer(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()));
        api.answer(SILENCE);
        try (MoovClient moov = client().retryPolicy(RetryPolicy.none()).build()) {
            assertFails(moov, style, Outcome.API_ERROR, 403, ApiException.class);
            assertFails(moov, style, Outcome.DECODING_ERROR, 200, DecodingException.class);
            assertFails(moov, style, Outcome.TRANSPORT_ERROR, 0, TransportException.class);
            RequestOptions limited =
                    RequestOptions.builder().timeout(Duration.ofMillis(500)).build();
            assertFails(moov, style, limited, Outcome.TRANSPORT_ERROR, 0, TransportException.class);
        }
        IllegalStateException failure = new IllegalStateException("the vault is sealed");
        try (MoovClient moov = client().credentials(() -> {
                    throw failure;
                })
                .build()) {
            assertFails(moov, style, Outcome.CALLER_ERROR, 0, IllegalStateException.class);
        }
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    throw failure;
                })
                .build();
        try (MoovClient moov = client().httpClient(http).build()) {
            assertFails(moov, style, Outcome.CALLER_ERROR, 0, IllegalStateException.class);
        }
    }

    private void assertFails(
            MoovClient moov, CallStyle style, Outcome outcome, int status, Class<? extends Exception> type)
            throws Exception {
        assertFails(moov, style, RequestOptions.none(), outcome, status, type);
    }

    private void assertFails(
            MoovClient moov,
            CallStyle style,
            RequestOptions options,
            Outcome outcome,
            int status,
            Class<? extends Exception> type)
            throws Exception {
        int before = heard.ended.get();
        Throwable failure = catchThrowable(() -> style.run(moov, Operation.CREATE.on(moov), options));
        heard.ended.await(before + 1);
        assertThat(failure).isInstanceOf(type);
        for (Result result : List.of(last(heard.attempts), last(heard.ends))) {
            assertThat(result.getOutcome()).isEqualTo(outcome);
            assertThat(result.getStatus()).isEqualTo(status);
            assertThat(result.getNumber()).isEqualTo(1);
            Throwable cause = failure.getCause();
            assertThat(result.getFailureType()).isEqualTo((cause == null ? failure : cause).getClass());
        }
    }

    private static Result last(Queue<Result> results) {
        return List.copyOf(results).get(results.size() - 1);
    }

    @Test
    void hearsOfAnInterruptBeforeTheFirstAttempt() {
        try (MoovClient moov = client().build()) {
            Thread.currentThread().interrupt();
            CallStyle.BLOCKING.failure(moov, Operation.CREATE);
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(heard.attempts).isEmpty();
        assertThat(heard.ends).singleElement().satisfies(end -> {
            assertThat(end.getNumber()).isZero();
            assertThat(end.getOutcome()).isEqualTo(Outcome.CANCELLED);
        });
    }

    @Test
    void hearsOfAnInterruptInAnAttemptAndInAWait() throws Exception {
        api.answer(SILENCE);
        api.answer(BUSY.build().newBuilder().setHeader("retry-after-ms", "3600000"));
        try (MoovClient moov = client().timeout(Clients.NO_LIMIT)
                .attemptTimeout(Clients.NO_LIMIT)
                .build()) {
            for (int call = 1; call <= 2; call++) {
                Thread caller = new Thread(() -> CallStyle.BLOCKING.failure(moov, Operation.CREATE));
                caller.start();
                api.takeRequest();
                if (call == 2) {
                    heard.scheduled.await(1);
                }
                caller.interrupt();
                caller.join(30_000);
                heard.ended.await(call);
            }
        }

        assertThat(heard.ends).extracting(Result::getOutcome).containsExactly(Outcome.CANCELLED, Outcome.CANCELLED);
        assertThat(heard.ends).extracting(Result::getNumber).containsExactly(1, 1);
        assertThat(heard.attempts).extracting(Result::getOutcome).containsExactly(Outcome.CANCELLED, Outcome.API_ERROR);
    }

    @Test
    void hearsOfACancellationInAnAttemptAndInAWait() throws Exception {
        api.answer(SILENCE);
        api.answer(BUSY.build().newBuilder().setHeader("retry-after-ms", "3600000"));
        try (MoovClient moov = client().timeout(Clients.NO_LIMIT)
                .attemptTimeout(Clients.NO_LIMIT)
                .build()) {
            for (int call = 1; call <= 2; call++) {
                CompletableFuture<?> future = moov.executeAsync(Operation.CREATE.on(moov));
                api.takeRequest();
                if (call == 2) {
                    heard.scheduled.await(1);
                }
                future.cancel(true);
                heard.ended.await(call);
            }
        }

        assertThat(heard.ends).extracting(Result::getOutcome).containsExactly(Outcome.CANCELLED, Outcome.CANCELLED);
        assertThat(heard.ends).extracting(Result::getNumber).containsExactly(1, 1);
        assertThat(heard.attempts).extracting(Result::getOutcome).containsExactly(Outcome.CANCELLED, Outcome.API_ERROR);
    }

    @ParameterizedTest
    @EnumSource
    void hearsOfClosingInAnAttemptAndInAWait(CallStyle style) throws Exception {
        api.answer(SILENCE);
        api.answer(BUSY.build().newBuilder().setHeader("retry-after-ms", "3600000"));
        for (int call = 1; call <= 2; call++) {
            MoovClient moov = client().timeout(Clients.NO_LIMIT)
                    .attemptTimeout(Clients.NO_LIMIT)
                    .build();
            Thread caller = new Thread(() -> style.failure(moov, Operation.CREATE));
            caller.start();
            api.takeRequest();
            if (call == 2) {
                heard.scheduled.await(1);
            }
            moov.close();
            caller.join(30_000);
            heard.ended.await(call);
        }

        assertThat(heard.ends).extracting(Result::getOutcome).containsExactly(Outcome.CANCELLED, Outcome.CANCELLED);
        assertThat(heard.attempts).extracting(Result::getOutcome).containsExactly(Outcome.CANCELLED, Outcome.API_ERROR);
    }

    /** Its thread may be stuck for ever, and comes back in vain if it does. */
    @Test
    void hearsOnceOfTheEndOfACallWhoseSupplierHangs() throws Exception {
        Tally asked = new Tally("questions to the supplier");
        try (MoovClient moov = client().timeout(Clients.NO_LIMIT)
                .credentials(() -> {
                    asked.add();
                    awaitRelease();
                    return BasicCredentials.of("public", "secret");
                })
                .build()) {
            CompletableFuture<?> cancelled = moov.executeAsync(Operation.CREATE.on(moov));
            CompletableFuture<?> limited = moov.executeAsync(
                    Operation.CREATE.on(moov),
                    RequestOptions.builder().timeout(Duration.ofMillis(200)).build());
            asked.await(2);
            cancelled.cancel(true);
            assertThat(limited).failsWithin(Duration.ofSeconds(30));

            heard.ended.await(2);
        }
        released.countDown();

        assertThat(heard.ends)
                .extracting(Result::getOutcome)
                .containsExactlyInAnyOrder(Outcome.CANCELLED, Outcome.TRANSPORT_ERROR);
        assertThat(heard.calls).allMatch(events -> events.size() == 2);
    }

    @ParameterizedTest
    @EnumSource
    void thatThrowsChangesNothingAndIsLoggedOnce(CallStyle style) throws Exception {
        Throwable[] failures = {new IllegalStateException("a bug"), new AssertionError("a bug"), new Exception("a bug")
        };
        for (Throwable failure : failures) {
            for (int call = 0; call < 2; call++) {
                api.answer(BUSY);
                api.answer(200, Answers.TOKEN_JSON);
            }
            int before = heard.ended.get();
            List<LogRecord> warnings;
            try (Warnings log = new Warnings();
                    MoovClient moov = Clients.of(api.url())
                            .addListener(new Throwing(failure, true))
                            .addListener(new Throwing(failure, false))
                            .addListener(heard)
                            .build()) {
                for (int call = 0; call < 2; call++) {
                    assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(2);
                }
                heard.ended.await(before + 2);
                warnings = log.records();
            }
            assertThat(warnings).singleElement().satisfies(warning -> {
                assertThat(warning.getThrown()).isSameAs(failure);
                assertThat(warning.getMessage()).contains("CallListener");
            });
        }
    }

    @Test
    void thatIsSlowKeepsNobodyFromTheResult() {
        api.answer(200, Answers.TOKEN_JSON);
        CallListener slow = call -> new CallListener.Events() {
            @Override
            public void attemptEnded(Result attempt) {
                awaitRelease();
            }
        };
        try (MoovClient moov = client().addListener(slow).build()) {
            assertThat(moov.executeAsync(Operation.CREATE.on(moov))).succeedsWithin(Duration.ofSeconds(30));
            assertThat(released.getCount()).isEqualTo(1);
        }
    }

    /** It delays the attempt that follows, but neither this one's failure nor that one's result is lost. */
    @ParameterizedTest
    @EnumSource
    void thatIsSlowBetweenAttemptsDelaysTheNext(CallStyle style) {
        api.answer(BUSY);
        api.answer(200, Answers.TOKEN_JSON);
        CallListener slow = call -> new CallListener.Events() {
            @Override
            public void retryScheduled(int number, Duration delay) {
                CompletableFuture.runAsync(released::countDown);
                awaitRelease();
            }
        };
        try (MoovClient moov = client().addListener(slow).build()) {
            assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mayWantNoEvents(CallStyle style) throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = client().addListener(call -> null).build()) {
            style.run(moov, Operation.CREATE);
        }

        heard.ended.await(1);
        assertThat(heard.events).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void hearsNothingOfACallThatIsRefusedBeforehand(CallStyle style) {
        MoovClient moov = client().build();
        moov.close();

        assertThat(catchThrowable(() -> style.run(moov, Operation.CREATE))).isInstanceOf(IllegalStateException.class);
        assertThat(heard.events).isEmpty();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes down what it hears, of all calls and of each. */
    private static final class Recorder implements CallListener {
        final Queue<String> events = new ConcurrentLinkedQueue<>();
        final Queue<Queue<String>> calls = new ConcurrentLinkedQueue<>();
        final Queue<Thread> starters = new ConcurrentLinkedQueue<>();
        final Queue<Result> attempts = new ConcurrentLinkedQueue<>();
        final Queue<Result> ends = new ConcurrentLinkedQueue<>();
        final Tally scheduled = new Tally("scheduled retries");
        /** Of an asynchronous call it hears after the caller has the result. */
        final Tally ended = new Tally("ended calls");

        @Override
        public Events callStarted(StartedCall call) {
            starters.add(Thread.currentThread());
            events.add("call of " + call.getOperation() + ": " + call.getHttpMethod() + " " + call.getPath() + " at "
                    + call.getAddress());
            Queue<String> own = new ConcurrentLinkedQueue<>();
            calls.add(own);
            return new Events() {
                @Override
                public void attemptEnded(Result attempt) {
                    attempts.add(attempt);
                    note("attempt " + text(attempt));
                }

                @Override
                public void retryScheduled(int number, Duration delay) {
                    note("attempt " + number + " in " + delay);
                    scheduled.add();
                }

                @Override
                public void callEnded(Result call) {
                    ends.add(call);
                    note("call after " + text(call));
                    ended.add();
                }

                private void note(String event) {
                    own.add(event);
                    events.add(event);
                }
            };
        }

        private static String text(Result result) {
            Class<?> failure = result.getFailureType();
            return result.getNumber() + ": " + result.getOutcome() + " " + result.getStatus() + " "
                    + result.getRequestId() + " "
                    + (failure == null ? null : failure.getSimpleName());
        }
    }

    /** Throws at the start of a call, or at all events that follow. */
    private static final class Throwing implements CallListener {
        private final Throwable failure;
        private final boolean atStart;

        Throwing(Throwable failure, boolean atStart) {
            this.failure = failure;
            this.atStart = atStart;
        }

        @Override
        public Events callStarted(StartedCall call) {
            if (atStart) {
                throw Throwing.<RuntimeException>unchecked(failure);
            }
            return new Events() {
                @Override
                public void attemptEnded(Result attempt) {
                    throw Throwing.<RuntimeException>unchecked(failure);
                }

                @Override
                public void retryScheduled(int number, Duration delay) {
                    throw Throwing.<RuntimeException>unchecked(failure);
                }

                @Override
                public void callEnded(Result ended) {
                    throw Throwing.<RuntimeException>unchecked(failure);
                }
            };
        }

        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Throwable> E unchecked(Throwable failure) throws E {
            throw (E) failure;
        }
    }

    /** What the SDK logs as a warning. */
    private static final class Warnings extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger("io.moov.client");
        private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

        Warnings() {
            logger.addHandler(this);
        }

        List<LogRecord> records() {
            return List.copyOf(records);
        }

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                records.add(record);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }
}
