package io.moov.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * The attempt loop of a call that holds no thread while it waits. Ending the future from outside, by cancelling it or
 * by a timeout, closes the socket and stops the loop.
 */
final class AsyncCall<T extends @Nullable Object, R extends @Nullable Object> {
    private final CallEngine engine;
    private final CallRun<T> run;
    private final Function<ApiResponse<T>, R> result;
    private final CompletableFuture<R> future = new CompletableFuture<>();
    private volatile @Nullable RunningAttempt<T> running;
    private volatile @Nullable Future<?> pendingWait;

    AsyncCall(CallEngine engine, CallRun<T> run, Function<ApiResponse<T>, R> result) {
        this.engine = engine;
        this.run = run;
        this.result = result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what runs at the end cannot fail
    CompletableFuture<R> start() {
        Future<?> deadline = engine.watchDeadline(this, run.remainingNanos());
        future.whenComplete((value, failure) -> {
            deadline.cancel(false);
            stop();
        });
        attempt();
        return future;
    }

    void attempt() {
        if (future.isDone()) {
            return;
        }
        try {
            enqueue(run.nextAttempt());
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    void endAsClosed() {
        RunningAttempt<T> last = running;
        if (last != null) {
            future.completeExceptionally(Failures.endedAfter(last, Failures.CLOSED));
        }
    }

    /** Ends a call that its own limits did not end. */
    void endOverdue() {
        RunningAttempt<T> last = running;
        if (last != null) {
            future.completeExceptionally(run.overdue(last));
        }
    }

    private void enqueue(RunningAttempt<T> running) {
        this.running = running;
        running.call.enqueue(new Callback<T>() {
            @Override
            public void onResponse(Call<T> call, Response<T> response) {
                decide(() -> run.answered(running, response));
            }

            @Override
            public void onFailure(Call<T> call, Throwable failure) {
                decide(() -> run.failed(running, failure, false));
            }
        });
        if (future.isDone() || engine.isClosed()) {
            stop();
        }
    }

    private void decide(Supplier<Step<T>> decision) {
        if (future.isDone()) {
            return;
        }
        try {
            Step<T> step = decision.get();
            ApiResponse<T> response = step.response();
            if (response != null) {
                future.complete(result.apply(response));
            } else {
                pendingWait = engine.continueLater(this, step.waitNanos());
                if (future.isDone()) {
                    stop();
                }
            }
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    private void stop() {
        RunningAttempt<T> last = running;
        if (last != null) {
            last.call.cancel();
        }
        Future<?> wait = pendingWait;
        if (wait != null) {
            wait.cancel(false);
        }
        engine.forget(this);
    }
}
