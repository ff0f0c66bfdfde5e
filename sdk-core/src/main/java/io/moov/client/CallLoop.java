package io.moov.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
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
    private final CallEvents.@Nullable CallListeners events;
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
            CallEvents.@Nullable CallListeners events) {
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
            notifyRetry(decision, decision.delay);
            Attempt.Ending ending = awaitOnThread(decision.delay);
            decision = ending != null ? ended(ending) : attempt(Thread.currentThread(), null);
        }
        notifyEnd(decision, elapsedNanos());
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
        if (inFlight.isClosed()) {
            return ended(Attempt.Ending.CLOSE);
        }
        if (caller != null && caller.isInterrupted()) {
            return ended(Attempt.Ending.INTERRUPT);
        }
        Call exchange;
        try {
            exchange = requests.exchange(call, unpooled);
        } catch (Throwable e) { // a factory of event listeners is the caller's
            return Decision.failed(null, e);
        }
        Attempt attempt = new Attempt(
                ++attempts, settings, exchange, deadlineNanos(), caller, async == null ? null : async::abandon);
        Attempt before = Attempt.setCurrent(attempt);
        try {
            inFlight.add(attempt, exchange);
            if (async != null) {
                async.runs(attempt);
            }
            return attempt(attempt, exchange);
        } finally {
            Attempt.setCurrent(before);
            inFlight.remove(exchange);
            if (async != null) {
                async.runs(null);
            }
        }
    }

    private Decision<T> attempt(Attempt attempt, Call exchange) {
        String header = replacement;
        replacement = null;
        try {
            attempt.begin(header != null ? header : requests.authorization(call, attempt));
        } catch (Throwable e) { // the caller's supplier or token source threw, or the wait for a token was ended
            Attempt.Ending ending = attempt.ending();
            boolean cancelled = ending != null && ending != Attempt.Ending.LIMIT && e instanceof TransportException;
            return cancelled ? Decision.cancelled(attempt, e) : Decision.failed(attempt, e);
        }
        try {
            if (call.method.isStreaming()) {
                exchange.timeout().timeout(attempt.limitNanos(), TimeUnit.NANOSECONDS); // until the body is closed
            }
            return responded(attempt, exchange.execute());
        } catch (Throwable e) {
            return failed(attempt, e);
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
            budget.succeeded(tries());
            return Decision.done(attempt, result);
        } catch (JsonBody.Undecodable e) {
            return Decision.failed(attempt, Failures.undecodable(call, attempt, e, status, response.headers()));
        } catch (IOException e) {
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
            return Decision.cancelled(attempt, Failures.ended(call, attempt, ending));
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
                || tries() >= settings.retryPolicy.getMaxAttempts()
                || (attempt.isSent() && call.oneShot)) {
            return Decision.failed(attempt, failure);
        }
        Duration delay = wanted != null
                ? wanted
                : settings.retryPolicy.backoff(
                        tries(), ThreadLocalRandom.current().nextDouble());
        if (delay.toNanos() >= remainingNanos() || !budget.tryRetry()) {
            return Decision.failed(attempt, failure);
        }
        return Decision.retry(attempt, failure, delay);
    }

    /** Attempts that the retry policy and the budget count: not the one that followed a 401. */
    private int tries() {
        return replaced ? attempts - 1 : attempts;
    }

    private long remainingNanos() {
        return settings.timeout.toNanos() - elapsedNanos();
    }

    private long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    private long deadlineNanos() {
        return startNanos + settings.timeout.toNanos();
    }

    /** The call ends while it has no attempt. */
    private Decision<T> ended(Attempt.Ending why) {
        Throwable failure = Failures.ended(call, why, attempts);
        return why == Attempt.Ending.LIMIT ? Decision.failed(null, failure) : Decision.cancelled(null, failure);
    }

    private void notifyRetry(Decision<T> decision, Duration delay) {
        if (events != null) {
            events.attemptEnded(decision);
            events.retryScheduled(attempts + 1, delay);
        }
    }

    private void notifyEnd(Decision<T> decision, long nanos) {
        if (events != null) {
            events.callEnded(decision, attempts, nanos);
        }
    }

    /** What code of the caller's throws may be checked, and reaches the caller all the same. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAsItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /** A call that nobody waits for on a thread. Ending the future from outside stops it. */
    private final class Async<R extends @Nullable Object> implements InFlight.WaitingCall {
        private final CompletableFuture<R> future = new CompletableFuture<>();
        private final Function<ApiResponse<T>, R> result;

        /** Written by the attempt's worker; read by whoever ends the future, who may miss one that is just beginning. */
        private volatile @Nullable Attempt running;

        /** Written by a worker after an attempt; read by whoever ends the future. */
        private volatile @Nullable Future<?> delay;

        Async(Function<ApiResponse<T>, R> result) {
            this.result = result;
        }

        @SuppressWarnings("FutureReturnValueIgnored") // what runs at the end cannot fail
        CompletableFuture<R> start() {
            future.whenComplete((value, failure) -> stop());
            try {
                inFlight.addWaiting(this);
                Threads.startAttempt(this::step);
            } catch (Throwable e) { // no thread can be had
                failWaiting(e);
            }
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
            if (inFlight.removeWaiting(this)) {
                notifyEnd(Decision.futureEnded(null), elapsedNanos());
            }
        }

        private void step() {
            if (!inFlight.removeWaiting(this)) {
                return; // it was ended while it waited
            }
            Decision<T> decision;
            try {
                decision = future.isDone() ? Decision.futureEnded(null) : attempt(null, this);
            } catch (Throwable e) { // out of memory, for one: a future that never ends would be worse
                decision = Decision.failed(null, e);
            }
            if (decision.delay != null && !future.isDone()) {
                retryAfter(decision, decision.delay);
            } else {
                end(decision);
            }
        }

        /** The call waits from here on, so that it ends at its deadline even if a listener of the caller's hangs. */
        private void retryAfter(Decision<T> decision, Duration wait) {
            try {
                inFlight.addWaiting(this);
                notifyRetry(decision, wait);
                delay = Threads.schedule(this::startStep, wait.toNanos());
            } catch (Throwable e) {
                failWaiting(e);
            }
            if (future.isDone()) {
                stop();
            }
        }

        private void startStep() {
            try {
                Threads.startAttempt(this::step);
            } catch (Throwable e) { // no thread can be had
                failWaiting(e);
            }
        }

        private void failWaiting(Throwable failure) {
            if (inFlight.removeWaiting(this)) {
                end(Decision.failed(null, failure));
            }
        }

        @Override
        public long deadlineNanos() {
            return CallLoop.this.deadlineNanos();
        }

        @Override
        public void end(Attempt.Ending why) {
            end(ended(why));
        }

        /** Completes the future before the listeners hear of it, so that a slow one keeps nobody waiting. */
        private void end(Decision<T> decision) {
            long nanos =
                    elapsedNanos(); // what depends on the future may run on this thread, and is not part of the call
            boolean first = decision.failure != null
                    ? future.completeExceptionally(decision.failure)
                    : future.complete(result.apply(decision.response()));
            notifyEnd(first ? decision : Decision.futureEnded(decision.attempt), nanos);
        }

        /** The attempt is stuck in code that closing its socket does not wake, such as a supplier of credentials. */
        private void abandon(Attempt attempt) {
            Attempt.Ending ending = attempt.ending();
            end(
                    ending == null || ending == Attempt.Ending.LIMIT
                            ? Decision.failed(attempt, lost(attempt, new InterruptedIOException("timeout")))
                            : Decision.cancelled(attempt, Failures.ended(call, attempt, ending)));
        }
    }
}
