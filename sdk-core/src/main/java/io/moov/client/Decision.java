package io.moov.client;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What follows an attempt: the response, a failure, or after a failure and a delay another attempt. */
final class Decision<T extends @Nullable Object> {
    /** Null if the call ended while there was none. */
    final @Nullable Attempt attempt;

    final @Nullable ApiResponse<T> response;
    final @Nullable Throwable failure;
    final @Nullable Duration delay;

    /** Whether the caller gave the call up: by ending the future, by an interrupt, or by closing the client. */
    final boolean cancelled;

    final long attemptNanos;

    private Decision(
            @Nullable Attempt attempt,
            @Nullable ApiResponse<T> response,
            @Nullable Throwable failure,
            @Nullable Duration delay,
            boolean cancelled) {
        this.attempt = attempt;
        this.response = response;
        this.failure = failure;
        this.delay = delay;
        this.cancelled = cancelled;
        this.attemptNanos = attempt == null ? 0 : attempt.elapsedNanos();
    }

    static <T extends @Nullable Object> Decision<T> done(Attempt attempt, ApiResponse<T> response) {
        return new Decision<>(attempt, response, null, null, false);
    }

    static <T extends @Nullable Object> Decision<T> failed(@Nullable Attempt attempt, Throwable failure) {
        return new Decision<>(attempt, null, failure, null, false);
    }

    static <T extends @Nullable Object> Decision<T> retry(Attempt attempt, Throwable failure, Duration delay) {
        return new Decision<>(attempt, null, failure, delay, false);
    }

    static <T extends @Nullable Object> Decision<T> cancelled(@Nullable Attempt attempt, Throwable failure) {
        return new Decision<>(attempt, null, failure, null, true);
    }

    /** Whoever had the future ended it. */
    static <T extends @Nullable Object> Decision<T> futureEnded(@Nullable Attempt attempt) {
        return cancelled(attempt, new CancellationException());
    }

    ApiResponse<T> response() {
        if (response == null) {
            throw new IllegalStateException("an attempt ended without a result");
        }
        return response;
    }
}
