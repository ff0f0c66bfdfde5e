package io.moov.client;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * One logical call: its attempts, its deadline, and the decision after each attempt. It neither waits nor blocks, so
 * that the blocking and the asynchronous loop share it. Used by one thread at a time.
 */
final class CallRun<T extends @Nullable Object> {
    private final CallEngine engine;
    private final Call<T> template;
    private final CallSettings settings;
    private final long startNanos = System.nanoTime();
    private int attempts;

    CallRun(CallEngine engine, Call<T> template, CallSettings settings) {
        this.engine = engine;
        this.template = template;
        this.settings = settings;
    }

    /**
     * Makes the next attempt, ready to be executed.
     *
     * @throws TransportException if the client was closed in the meantime
     * @throws IllegalArgumentException if the request must not be sent
     */
    RunningAttempt<T> nextAttempt() {
        RunningAttempt<T> running = new RunningAttempt<>(template.clone(), attempts + 1);
        engine.refuseWhatMustNotBeSent(running);
        attempts++;
        running.attempt.use(settings);
        long limit = Math.min(settings.attemptTimeout.toNanos(), Math.max(remainingNanos(), 1));
        running.call.timeout().timeout(limit, TimeUnit.NANOSECONDS);
        return running;
    }

    /** Decides after an answer; throws what the caller is to see if the call ends here without success. */
    Step<T> answered(RunningAttempt<T> running, Response<T> response) {
        engine.log.answered(running, response.code(), response.headers());
        if (response.isSuccessful()) {
            engine.budget.succeeded(attempts);
            return Step.done(SuccessAnswer.toResponse(running, response));
        }
        Duration retryAfter = RetryAfter.in(response.headers(), Instant.now());
        ErrorAnswer answer = engine.errorModels.read(running.invocation(), response);
        return retryOrThrow(running, Failures.refused(running, answer, retryAfter), retryAfter);
    }

    /** Decides after an attempt that brought no answer, or one that could not be decoded. */
    Step<T> failed(RunningAttempt<T> running, Throwable failure, boolean interrupted) {
        engine.log.failed(running, failure);
        MoovException exception;
        if (failure instanceof UndecodableBodyException) {
            exception = Failures.undecodable(running, String.valueOf(failure.getMessage()));
        } else if (interrupted) {
            exception = Failures.endedDuring(running, Failures.INTERRUPTED);
        } else if (engine.isClosed()) {
            exception = Failures.endedDuring(running, Failures.CLOSED);
        } else if (failure instanceof RuntimeException && !QuotedAnswer.isThrownByOkHttp(failure)) {
            throw (RuntimeException) failure; // An interceptor of the caller's own client failed: that is no outage.
        } else {
            exception = Failures.lost(running, failure, limit());
        }
        return retryOrThrow(running, exception, null);
    }

    /** What the caller is to see if the limit of the call has passed and nothing came of this attempt. */
    TransportException overdue(RunningAttempt<T> running) {
        return Failures.lost(running, new InterruptedIOException("timeout"), limit());
    }

    private Step<T> retryOrThrow(RunningAttempt<T> running, MoovException exception, @Nullable Duration wanted) {
        if (!exception.isRetryable() || attempts >= settings.retryPolicy.getMaxAttempts()) {
            throw exception;
        }
        Duration wait = wanted != null
                ? wanted
                : settings.retryPolicy.backoff(
                        attempts, ThreadLocalRandom.current().nextDouble());
        if (wait.toNanos() >= remainingNanos() || !engine.budget.tryRetry()) {
            throw exception;
        }
        engine.log.retrying(running, wait);
        return Step.retryAfter(wait);
    }

    /** The limit that cut the attempt off, if one did: the call's once that has passed, else the attempt's. */
    private String limit() {
        return remainingNanos() <= 0
                ? settings.timeout + ", the limit of the whole call"
                : settings.attemptTimeout + ", the limit of an attempt";
    }

    long remainingNanos() {
        return settings.timeout.toNanos() - (System.nanoTime() - startNanos);
    }
}
