package io.moov.client;

import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not bring what was asked for. There are three kinds: {@link ApiException} when the server refused,
 * {@link TransportException} when no usable response came, {@link DecodingException} when a response was not what the
 * document promises.
 *
 * <p>No message, cause or {@code toString} holds a secret or a body.
 */
public abstract class MoovException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int attempts;
    private final boolean retryable;

    /** Zero if there was no response. */
    final int status;

    final @Nullable String requestId;
    private final transient @Nullable Headers headers;

    /** Without a response. */
    MoovException(String message, @Nullable Throwable cause, String operation, int attempts, boolean retryable) {
        super(message, cause);
        this.operation = operation;
        this.attempts = attempts;
        this.retryable = retryable;
        this.status = 0;
        this.requestId = null;
        this.headers = null;
    }

    /** After a response. */
    MoovException(String message, String operation, int attempts, boolean retryable, int status, Headers headers) {
        super(message);
        this.operation = operation;
        this.attempts = attempts;
        this.retryable = retryable;
        this.status = status;
        this.requestId = ResponseHeaders.requestId(headers);
        this.headers = headers;
    }

    Map<String, List<String>> headers() {
        return headers == null ? Map.of() : ResponseHeaders.asMap(headers);
    }

    /** A copy with the trace of the present thread. */
    MoovException(MoovException original) {
        super(original.getMessage(), original);
        this.operation = original.operation;
        this.attempts = original.attempts;
        this.retryable = original.retryable;
        this.status = original.status;
        this.requestId = original.requestId;
        this.headers = original.headers;
    }

    /**
     * The operation that failed, as the document names it.
     *
     * @return for example {@code createAccessToken}
     */
    public String getOperation() {
        return operation;
    }

    /**
     * How many attempts were begun, the failed ones included.
     *
     * @return zero if the call ended before its first attempt
     */
    public int getAttempts() {
        return attempts;
    }

    /**
     * Whether the same call may be made again without harm and could succeed. The SDK has by then made all the attempts
     * that its {@link RetryPolicy}, time limits and retry budget allow.
     *
     * @return true if it may
     */
    public boolean isRetryable() {
        return retryable;
    }

    /**
     * A copy for another caller who waited for the same call, as callers of a cache do.
     *
     * @return the same failure with the stack trace of the present thread and this exception as its cause
     */
    public abstract MoovException copy();
}
