package io.moov.client;

import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The server responded with a 2xx status and a body that is not what the document promises. The request was carried
 * out, so it is never retried: for a refresh, the refresh token is spent.
 *
 * <p>The message names the place in the body, never its content.
 */
public final class DecodingException extends MoovException {
    private static final long serialVersionUID = 1L;

    DecodingException(String reason, String operation, int attempts, int status, Headers headers) {
        super(
                operation + ": the body of HTTP " + status + " is not what the document promises: " + reason,
                operation,
                attempts,
                false,
                status,
                headers);
    }

    private DecodingException(DecodingException original) {
        super(original);
    }

    @Override
    public DecodingException copy() {
        return new DecodingException(this);
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
}
