package io.moov.client;

import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A response of the server with what came around its value, for callers who want more than the value.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * AuthenticationApi api = moov.create(AuthenticationApi.class);
 * ApiResponse<AuthToken> response = moov.execute(api.createAccessToken(request));
 * log(response.getRequestId(), response.getAttempts());
 * }</pre>
 *
 * @param <T> the type of the value; {@code Void} where the document promises no body
 */
public final class ApiResponse<T extends @Nullable Object> {
    private final T value;
    private final int status;
    private final Headers headers;
    private final int attempts;

    ApiResponse(T value, int status, Headers headers, int attempts) {
        this.value = value;
        this.status = status;
        this.headers = headers;
        this.attempts = attempts;
    }

    /**
     * The decoded body.
     *
     * @return the value; null only for operations without a body
     */
    public T getValue() {
        return value;
    }

    /**
     * The HTTP status.
     *
     * @return from 200 to 299
     */
    public int getStatus() {
        return status;
    }

    /**
     * The headers of the response.
     *
     * @return an unmodifiable map whose names are looked up without regard to case
     */
    public Map<String, List<String>> getHeaders() {
        return ResponseHeaders.asMap(headers);
    }

    /**
     * The id under which Moov's support finds this request ({@code X-Request-ID}).
     *
     * @return the id, or null if the server sent none
     */
    public @Nullable String getRequestId() {
        return ResponseHeaders.requestId(headers);
    }

    /**
     * How many attempts the call took.
     *
     * @return at least 1
     */
    public int getAttempts() {
        return attempts;
    }

    /** Prints neither the value nor the headers, which may hold secrets. */
    @Override
    public String toString() {
        return "ApiResponse{status=" + status + ", requestId=" + ResponseHeaders.printableRequestId(headers)
                + ", attempts=" + attempts + "}";
    }
}
