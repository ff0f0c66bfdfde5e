package io.moov.client;

import com.squareup.moshi.Moshi;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Dispatcher;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** Runs calls, blocking or not, attempt by attempt. */
final class CallEngine {
    /** Time for the limits of an attempt to work, which name the cause better. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    final RetryBudget budget = new RetryBudget();
    final CallLog log = new CallLog();
    final ErrorModels errorModels;

    private final CallSettings defaults;
    private final boolean hasCredentials;
    private final Dispatcher dispatcher;
    private final ScheduledExecutorService scheduler = Threads.newScheduler();
    private final InterruptWatch interruptWatch = new InterruptWatch(scheduler);
    private final Set<AsyncCall<?, ?>> waiting = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);

    CallEngine(CallSettings defaults, boolean hasCredentials, Dispatcher dispatcher, Moshi moshi) {
        this.defaults = defaults;
        this.hasCredentials = hasCredentials;
        this.dispatcher = dispatcher;
        this.errorModels = new ErrorModels(moshi);
    }

    <T extends @Nullable Object> ApiResponse<T> execute(Call<T> call, RequestOptions options) {
        if (isClosed()) {
            throw usedAfterClose();
        }
        CallRun<T> run = new CallRun<>(this, call, defaults.with(options));
        while (true) {
            RunningAttempt<T> running = run.nextAttempt();
            Step<T> step = attempt(run, running);
            ApiResponse<T> response = step.response();
            if (response != null) {
                return response;
            }
            await(running, step.waitNanos());
        }
    }

    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> executeAsync(
            Call<T> call, RequestOptions options, Function<ApiResponse<T>, R> result) {
        if (isClosed()) {
            return CompletableFuture.failedFuture(usedAfterClose());
        }
        return new AsyncCall<>(this, new CallRun<>(this, call, defaults.with(options)), result).start();
    }

    private static IllegalStateException usedAfterClose() {
        return new IllegalStateException("the MoovClient is closed; make calls before close(), or build a new one");
    }

    private <T extends @Nullable Object> Step<T> attempt(CallRun<T> run, RunningAttempt<T> running) {
        if (Thread.currentThread().isInterrupted()) {
            throw Failures.endedBefore(running, Failures.INTERRUPTED);
        }
        Response<T> response;
        interruptWatch.watch(running.call);
        if (isClosed()) {
            running.call.cancel(); // close() may have come too early to see this call
        }
        try {
            response = running.call.execute();
        } catch (Exception failure) {
            return run.failed(running, failure, wasInterrupted(failure));
        } finally {
            interruptWatch.release(running.call);
        }
        return run.answered(running, response);
    }

    /** OkHttp lets an InterruptedException through undeclared, and such an exception clears the flag. */
    private static boolean wasInterrupted(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return Thread.currentThread().isInterrupted();
    }

    private void await(RunningAttempt<?> running, long nanos) {
        try {
            if (closed.await(nanos, TimeUnit.NANOSECONDS)) {
                throw Failures.endedAfter(running, Failures.CLOSED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.endedAfter(running, Failures.INTERRUPTED);
        }
    }

    /**
     * Ends a call some time after its deadline, should OkHttp have lost sight of it: if all threads of the caller's
     * client are taken, a name server is silent, or an Error came out of a model.
     */
    Future<?> watchDeadline(AsyncCall<?, ?> call, long nanos) {
        try {
            return scheduler.schedule(
                    () -> Threads.start("moov-deadline", call::endOverdue), nanos + GRACE_NANOS, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Continues a call after a wait, on a thread that may block; the future lets the wait be given up. */
    Future<?> continueLater(AsyncCall<?, ?> call, long nanos) {
        waiting.add(call);
        try {
            return scheduler.schedule(() -> continueNow(call), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            endAsClosed(call);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void continueNow(AsyncCall<?, ?> call) {
        try {
            dispatcher.executorService().execute(() -> {
                if (waiting.remove(call)) {
                    call.attempt();
                }
            });
        } catch (RejectedExecutionException e) {
            endAsClosed(call);
        }
    }

    void forget(AsyncCall<?, ?> call) {
        waiting.remove(call);
    }

    private void endAsClosed(AsyncCall<?, ?> call) {
        if (waiting.remove(call)) {
            call.endAsClosed();
        }
    }

    void refuseWhatMustNotBeSent(RunningAttempt<?> running) {
        if (isClosed()) {
            throw Failures.endedBefore(running, Failures.CLOSED);
        }
        if (hasCredentials && OAuthRequest.carriesCredentials(running.invocation())) {
            throw new IllegalArgumentException(running.operation()
                    + " was given credentials twice, by MoovClient.builder().credentials(…) and by"
                    + " client_id/client_secret in the body; give one of the two (RFC 6749 section 2.3)");
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends the calls that are under way; they fail with a {@link TransportException}. */
    void close() {
        closed.countDown();
        interruptWatch.cancelAll();
        dispatcher.cancelAll();
        scheduler.shutdownNow();
        waiting.forEach(this::endAsClosed);
    }
}
