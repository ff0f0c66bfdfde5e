package io.moov.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What to do after an attempt: hand out the response, or make another attempt after a wait. */
final class Step<T extends @Nullable Object> {
    private final @Nullable ApiResponse<T> response;
    private final Duration wait;

    private Step(@Nullable ApiResponse<T> response, Duration wait) {
        this.response = response;
        this.wait = wait;
    }

    static <T extends @Nullable Object> Step<T> done(ApiResponse<T> response) {
        return new Step<>(response, Duration.ZERO);
    }

    static <T extends @Nullable Object> Step<T> retryAfter(Duration wait) {
        return new Step<>(null, wait);
    }

    /** The response, or null if another attempt is to be made. */
    @Nullable
    ApiResponse<T> response() {
        return response;
    }

    long waitNanos() {
        return wait.toNanos();
    }
}
