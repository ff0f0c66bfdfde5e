package io.moov.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The server responded with a status that is not a success: 4xx, 5xx, or a redirect, which is never followed.
 *
 * <pre>{@code
 * try {
 *     moov.authentication().createAccessToken(request);
 * } catch (ApiException e) {
 *     e.error(AuthTokenRequestError.class).ifPresent(invalid -> log(invalid.getScope()));
 * }
 * }</pre>
 */
public final class ApiException extends MoovException {
    private static final long serialVersionUID = 1L;

    private final String body;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable Object error;

    ApiException(
            String message,
            String operation,
            int attempts,
            boolean retryable,
            int status,
            Headers headers,
            ResponseReader.ErrorBody body,
            @Nullable Duration retryAfter) {
        super(message, operation, attempts, retryable, status, headers);
        this.body = body.text;
        this.error = body.model;
        this.retryAfter = retryAfter;
    }

    private ApiException(ApiException original, @Nullable Duration retryAfter) {
        super(original);
        this.body = original.body;
        this.error = original.error;
        this.retryAfter = retryAfter;
    }

    @Override
    public ApiException copy() {
        return copy(retryAfter);
    }

    /**
     * A copy for another caller, who comes later than the response.
     *
     * @param retryAfter what is left of {@link #getRetryAfter()}
     * @return the same failure with the stack trace of the present thread and this exception as its cause
     */
    public ApiException copy(@Nullable Duration retryAfter) {
        return new ApiException(this, retryAfter);
    }

    /**
     * The HTTP status.
     *
     * @return a status outside 200 to 299
     */
    public int getStatus() {
        return status;
    }

    /**
     * The headers of the response.
     *
     * @return an unmodifiable map whose names are looked up without regard to case; empty if this exception was
     *     serialized
     */
    public Map<String, List<String>> getHeaders() {
        return headers();
    }

    /**
     * The id under which Moov's support finds this request ({@code X-Request-ID}).
     *
     * @return the id, or null if the server sent none
     */
    public @Nullable String getRequestId() {
        return requestId;
    }

    /**
     * How long the server asked to wait ({@code retry-after-ms}, else {@code Retry-After}, RFC 9110 section 10.2.3),
     * counted from when the response came.
     *
     * @return zero or more; null if the server did not say, or not in a form that can be read
     */
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }

    /**
     * The raw body, whatever its type: its first 64 KiB, or as much as arrived. It may hold what the server chose to
     * repeat of the request: think before logging it.
     *
     * @return the body as text; empty if there was none
     */
    public String getBody() {
        return body;
    }

    /**
     * The error model that the document declares for this operation and status.
     *
     * @param type the model's class, for example {@code AuthTokenRequestError.class}; {@code String.class} if text or
     *     anything else that is not JSON is declared
     * @param <T> the model's type
     * @return the model; empty if the document declares another one or none, or if the body does not fit it. Never
     *     throws.
     */
    public <T> Optional<T> error(Class<T> type) {
        return type.isInstance(error) ? Optional.of(type.cast(error)) : Optional.empty();
    }
}
