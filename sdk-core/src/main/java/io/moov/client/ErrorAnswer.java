package io.moov.client;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** An answer without success, read and decoded as far as it could be. */
final class ErrorAnswer {
    private final int status;
    private final Headers headers;
    private final String body;
    private final @Nullable Object model;

    ErrorAnswer(int status, Headers headers, String body, @Nullable Object model) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.model = model;
    }

    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }

    String body() {
        return body;
    }

    /** The model that the document declares for this status, or null if there is none or the body does not fit it. */
    @Nullable
    Object model() {
        return model;
    }
}
