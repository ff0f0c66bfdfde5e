package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.TransportException;
import io.moov.client.auth.AuthToken;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Callers who wait for one token over a real socket: whoever goes, the others get it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HeldTokenEndpoint endpoint;
    private TokenSource source;

    @BeforeEach
    void start() throws Exception {
        endpoint = new HeldTokenEndpoint();
        source = endpoint.source;
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aWaiterWhoCancelsLeavesTheCallToTheOthers() throws Exception {
        CompletableFuture<AuthToken> cancelled = source.getAsync();
        CompletableFuture<AuthToken> patient = source.getAsync();
        endpoint.requests.await(1);

        assertThat(cancelled.cancel(true)).isTrue();

        assertGetsTheOneToken(patient);
        assertThatThrownBy(cancelled::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void aWaiterWhoseTimeIsUpLeavesTheCallToTheOthers() throws Exception {
        CompletableFuture<AuthToken> patient = source.getAsync();
        CompletableFuture<AuthToken> hasty = source.getAsync().orTimeout(1, TimeUnit.MILLISECONDS);

        assertThat(hasty)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(TimeoutException.class);

        assertGetsTheOneToken(patient);
    }

    /** A future that was handed out is its receiver's: ending it in any way does not end the call. */
    @Test
    void aWaiterWhoEndsTheFutureLeavesTheCallToTheOthers() throws Exception {
        CompletableFuture<AuthToken> ended = source.getAsync();
        CompletableFuture<AuthToken> patient = source.getAsync();

        ended.completeExceptionally(new IllegalStateException("the caller's own"));

        assertGetsTheOneToken(patient);
    }

    @Test
    void aWaiterWhoIsInterruptedLeavesTheCallToTheOthers() throws Exception {
        Waiter interrupted = new Waiter(source);
        Waiter patient = new Waiter(source);
        endpoint.requests.await(1);

        interrupted.thread.interrupt();

        assertThat(interrupted.failure())
                .isInstanceOf(TransportException.class)
                .hasMessage("createAccessToken: the thread was interrupted");
        assertThat(interrupted.keptInterruptFlag).isTrue();
        endpoint.answerOne();
        assertThat(patient.failure()).isNull();
        assertThat(endpoint.requests.get()).isEqualTo(1);
    }

    @Test
    void theTokenIsThereForTheNextCallerIfAllWaitersWent() throws Exception {
        CompletableFuture<AuthToken> cancelled = source.getAsync();
        endpoint.requests.await(1);
        cancelled.cancel(false);

        CompletableFuture<AuthToken> next = source.getAsync();

        assertGetsTheOneToken(next);
    }

    @Test
    void anInterruptedThreadStillGetsATokenThatIsThere() {
        endpoint.answerOne();
        AuthToken token = source.get();

        Thread.currentThread().interrupt();

        assertThat(source.get()).isSameAs(token);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void allWaitersFailAtOnceIfTheSourceIsClosed() throws Exception {
        CompletableFuture<AuthToken> async = source.getAsync();
        Waiter blocking = new Waiter(source);
        endpoint.requests.await(1);

        source.close();

        assertThat(async)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
        Throwable failure = blocking.failure();
        assertThat(failure).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(failure.getStackTrace())
                .as("of the thread that waited")
                .anyMatch(frame -> frame.getClassName().equals(Waiter.class.getName()));
    }

    /** Who came before the token was refused gets what was asked for then; who comes later as well. */
    @Test
    void aRefreshUnderWayIsSharedAlsoAfterARefusal() throws Exception {
        endpoint.answerOne();
        AuthToken first = source.get();
        source.invalidate(first);
        CompletableFuture<AuthToken> before = source.getAsync();
        endpoint.requests.await(2);
        source.invalidate(first);
        CompletableFuture<AuthToken> after = source.getAsync();

        endpoint.answerOne();

        assertThat(before).succeedsWithin(PATIENCE).isNotEqualTo(first);
        assertThat(after).succeedsWithin(PATIENCE).isSameAs(before.join());
        assertThat(endpoint.requests.get()).isEqualTo(2);
    }

    private void assertGetsTheOneToken(CompletableFuture<AuthToken> waiter) throws Exception {
        endpoint.requests.await(1);
        endpoint.answerOne();
        assertThat(waiter)
                .succeedsWithin(PATIENCE)
                .extracting(AuthToken::getAccessToken)
                .isEqualTo("token-1");
        assertThat(source.get()).isSameAs(waiter.join());
        assertThat(endpoint.requests.get()).isEqualTo(1);
    }

    /** A thread inside {@code get()}. */
    private static final class Waiter {
        final Thread thread;
        private final FutureTask<Throwable> outcome;
        volatile boolean keptInterruptFlag;

        Waiter(TokenSource source) {
            outcome = new FutureTask<>(() -> {
                Throwable failure = catchThrowable(source::get);
                keptInterruptFlag = Thread.currentThread().isInterrupted();
                return failure;
            });
            thread = new Thread(outcome, "waiter");
            thread.setDaemon(true);
            thread.start();
        }

        /** What it ended with; null if it got a token. */
        Throwable failure() throws Exception {
            return outcome.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
