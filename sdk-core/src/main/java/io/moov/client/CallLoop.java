package io.moov.client;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One call: its attempts, its deadline, and the decision after each attempt. A blocking call runs on its caller's thread,
 * attempts and waits; an asynchronous one runs each attempt on a worker and waits on no thread. Used once.
 */
final class CallLoop<T extends @Nullable Object> {
    private static final int UNAUTHORIZED = 401;

    private final ApiCall<T> call;
    private final CallSettings settings;
    private final Requests requests;
    private final InFlight inFlight;
    private final RetryBudget budget;
    private final CallEvents.@Nullable Listening events;
    private final long startNanos = System.nanoTime();
    private int attempts;

    /** The header of the one attempt that follows a 401, and whether there was one. It is no retry. */
    private @Nullable String replacement;

    private boolean replaced;
    private boolean unpooled;

    CallLoop(
            ApiCall<T> call,
            CallSettings settings,
            Requests requests,
            InFlight inFlight,
            RetryBudget budget,
            CallEvents.@Nullable Listening events) {
        this.call = call;
        this.settings = settings;
        this.requests = requests;
        this.inFlight = inFlight;
        this.budget = budget;
        this.events = events;
        // A connection that the server closed while it was idle would cost a value that can be sent only once.
        this.unpooled = call.singleUse;
    }

    ApiResponse<T> run() {
        Decision<T> decision = attempt(Thread.currentThread(), null);
        while (decision.delay != null) {
            tellRetry(decision, decision.delay);
            Attempt.Ending ending = awaitOnThread(decision.delay);
            decision = ending != null
                    ? Decision.failed(null, Failures.ended(call, ending, attempts))
                    : attempt(Thread.currentThread(), null);
        }
        tellEnd(decision);
        if (decision.failure != null) {
            throwAsItIs(decision.failure);
        }
        return decision.response();
    }

    private Attempt.@Nullable Ending awaitOnThread(Duration delay) {
        try {
            return inFlight.awaitClose(delay.toNanos()) ? Attempt.Ending.CLOSE : null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Attempt.Ending.INTERRUPT;
        }
    }

    <R extends @Nullable Object> CompletableFuture<R> start(Function<ApiResponse<T>, R> result) {
        return new Async<>(result).start();
    }

    /**
     * Makes one attempt on the present thread and decides what follows.
     *
     * @param caller whose interrupt ends the attempt; null on a worker
     * @param async the call that goes on if the attempt is stuck; null if it is the caller's own thread that is stuck
     */
    private Decision<T> attempt(@Nullable Thread caller, @Nullable Async<?> async) {
        Attempt.Ending early = inFlight.isClosed() ? Attempt.Ending.CLOSE : null;
        if (caller != null && caller.isInterrupted()) {
            early = Attempt.Ending.INTERRUPT;
        }
        if (early != null) {
            return Decision.failed(null, Failures.ended(call, early, attempts));
        }
        String header = replacement;
        replacement = null;
        Call exchange = requests.exchange(call, unpooled);
        Attempt attempt = new Attempt(
                ++attempts,
                settings,
                exchange,
                startNanos + settings.timeout.toNanos(),
                caller,
                async == null ? null : async::abandon);
        inFlight.add(attempt, exchange);
        Attempt before = Attempt.setCurrent(attempt);
        try {
            if (async != null) {
                async.runs(attempt);
            }
            return responded(attempt, requests.send(call, attempt, exchange, header));
        } catch (Throwable failure) {
            return failed(attempt, failure);
        } finally {
            Attempt.setCurrent(before);
            inFlight.remove(exchange);
            if (async != null) {
                async.runs(null);
            }
        }
    }

    private Decision<T> responded(Attempt attempt, Response response) throws Throwable {
        int status = response.code();
        if (!response.isSuccessful()) {
            ResponseReader.ErrorBody body = ResponseReader.error(call.method, response);
            Duration retryAfter = RetryAfter.in(response.headers(), Instant.now());
            ApiException refused = Failures.refused(call, attempt, status, response.headers(), body, retryAfter);
            if (status == UNAUTHORIZED && !replaced) {
                replacement = requests.authorizationAfter401(call, attempt);
                replaced = replacement != null;
                if (replaced) {
                    return Decision.retry(attempt, refused, Duration.ZERO);
                }
            }
            return retryOr(attempt, refused, retryAfter);
        }
        try {
            ApiResponse<T> result = ResponseReader.success(call.method, response, attempt.number);
            budget.succeeded(attempt.number);
            return Decision.done(attempt, result);
        } catch (JsonBody.Undecodable e) {
            return Decision.failed(attempt, Failures.undecodable(call, attempt, e, status, response.headers()));
        } catch (Exception e) {
            attempt.failedOnTheWire(e);
            attempt.failedBelowInterceptors(e);
            throw e;
        }
    }

    /** Decides after an attempt that brought no usable response. */
    private Decision<T> failed(Attempt attempt, Throwable failure) {
        if (failure instanceof InterruptedException) { // OkHttp lets it through undeclared, and it clears the flag
            Thread.currentThread().interrupt();
        }
        if (attempt.caller != null && attempt.caller.isInterrupted()) {
            attempt.claim(Attempt.Ending.INTERRUPT); // OkHttp noticed before those who look for it
        }
        Attempt.Ending ending = attempt.ending();
        if (failure instanceof Error) {
            return Decision.failed(attempt, failure);
        }
        if (ending != null && ending != Attempt.Ending.LIMIT) {
            return Decision.failed(attempt, Failures.ended(call, attempt, ending));
        }
        if (ending == null && attempt.isThrownByCaller(failure)) {
            return Decision.failed(attempt, failure);
        }
        unpooled = true;
        return retryOr(attempt, lost(attempt, failure), null);
    }

    private TransportException lost(Attempt attempt, Throwable failure) {
        String limit = attempt.isLimitedByCall()
                ? settings.timeout + ", the limit of the whole call"
                : settings.attemptTimeout + ", the limit of an attempt";
        return Failures.lost(
                call, attempt, failure, limit, attempt.isSent() ? null : requests.proxy(call.request.url()));
    }

    private Decision<T> retryOr(Attempt attempt, MoovException failure, @Nullable Duration wanted) {
        if (!failure.isRetryable()
                || attempts - (replaced ? 1 : 0) >= settings.retryPolicy.getMaxAttempts()
                || (attempt.isSent() && !call.canBeSentAgain())) {
            return Decision.failed(attempt, failure);
        }
        Duration delay = wanted != null
                ? wanted
                : settings.retryPolicy.backoff(
                        attempts, ThreadLocalRandom.current().nextDouble());
        if (delay.toNanos() >= remainingNanos() || !budget.tryRetry()) {
            return Decision.failed(attempt, failure);
        }
        return Decision.retry(attempt, failure, delay);
    }

    private long remainingNanos() {
        return settings.timeout.toNanos() - (System.nanoTime() - startNanos);
    }

    private void tellRetry(Decision<T> decision, Duration delay) {
        if (events != null) {
            events.attemptEnded(decision);
            events.retryScheduled(attempts + 1, delay);
        }
    }

    private void tellEnd(Decision<T> decision) {
        if (events != null) {
            events.attemptEnded(decision);
            events.callEnded(decision, attempts, System.nanoTime() - startNanos);
        }
    }

    /** What code of the caller's throws may be checked, and reaches the caller all the same. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAsItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /** A call that nobody waits for on a thread. Ending the future from outside stops it. */
    private final class Async<R extends @Nullable Object> {
        private final CompletableFuture<R> future = new CompletableFuture<>();
        private final Function<ApiResponse<T>, R> result;

        @SuppressWarnings("UnnecessaryLambda") // one object, by which the wait is found again
        private final Runnable onClose =
                () -> end(Decision.failed(null, Failures.ended(call, Attempt.Ending.CLOSE, attempts)));

        /** Written by the attempt's worker; read by whoever ends the future, who may miss one that is just beginning. */
        private volatile @Nullable Attempt running;

        /** Written by a worker after an attempt; read by whoever ends the future. */
        private volatile @Nullable Future<?> delay;

        /** Whether the listeners know that the call ended; a worker that was stuck may come back afterwards. */
        private final AtomicBoolean told = new AtomicBoolean();

        Async(Function<ApiResponse<T>, R> result) {
            this.result = result;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // what runs at the end cannot fail
        CompletableFuture<R> start() {
            future.whenComplete((value, failure) -> stop());
            startStep();
            return future;
        }

        void runs(@Nullable Attempt attempt) {
            running = attempt;
            if (attempt != null && future.isDone()) {
                attempt.end(Attempt.Ending.CANCEL);
            }
        }

        private void stop() {
            Attempt attempt = running;
            if (attempt != null) {
                attempt.end(Attempt.Ending.CANCEL);
            }
            Future<?> wait = delay;
            if (wait != null) {
                wait.cancel(false);
            }
            if (inFlight.removeWait(onClose)) {
                tellEndOnce(Decision.cancelled(null));
            }
        }

        private void step() {
            Decision<T> decision;
            try {
                decision = future.isDone() ? Decision.cancelled(null) : attempt(null, this);
            } catch (Throwable e) { // out of memory, for one: a future that never ends would be worse
                decision = Decision.failed(null, e);
            }
            if (decision.delay != null && !future.isDone()) {
                tellRetry(decision, decision.delay);
                continueAfter(decision.delay);
            } else {
                end(decision);
            }
        }

        private void continueAfter(Duration wait) {
            inFlight.addWait(onClose);
            delay = Threads.schedule(
                    () -> {
                        if (inFlight.removeWait(onClose)) {
                            startStep();
                        }
                    },
                    wait.toNanos());
            if (future.isDone()) {
                stop();
            }
        }

        private void startStep() {
            try {
                Threads.start(this::step);
            } catch (Throwable e) { // no thread can be had
                end(Decision.failed(null, e));
            }
        }

        /** Completes the future before the listeners hear of it, so that a slow one keeps nobody waiting. */
        private void end(Decision<T> decision) {
            boolean first = decision.failure != null
                    ? future.completeExceptionally(decision.failure)
                    : future.complete(result.apply(decision.response()));
            tellEndOnce(first ? decision : Decision.cancelled(decision.attempt));
        }

        private void tellEndOnce(Decision<T> decision) {
            if (told.compareAndSet(false, true)) {
                tellEnd(decision);
            }
        }

        /** The attempt is stuck in code that closing its socket does not wake, such as a supplier of credentials. */
        private void abandon(Attempt attempt) {
            Attempt.Ending ending = attempt.ending();
            end(Decision.failed(
                    attempt,
                    ending == null || ending == Attempt.Ending.LIMIT
                            ? lost(attempt, new InterruptedIOException("timeout"))
                            : Failures.ended(call, attempt, ending)));
        }
    }
}
