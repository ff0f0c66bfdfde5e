package io.moov.client;

import io.moov.client.auth.GenericError;
import java.time.Duration;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What calls end with, for tests that make no calls. */
public final class FailedCalls {
    private static final String OPERATION = "createAccessToken";

    private FailedCalls() {}

    /** The server answered with this status. */
    public static ApiException refused(int status, boolean retryable, @Nullable Duration retryAfter) {
        ResponseReader.ErrorBody body = new ResponseReader.ErrorBody("", null);
        return new ApiException("HTTP " + status, OPERATION, 1, retryable, status, Headers.EMPTY, body, retryAfter);
    }

    /** The server does not take the refresh token (RFC 6749 section 5.2). */
    public static ApiException invalidGrant() {
        GenericError model = GenericError.builder().error("invalid_grant").build();
        ResponseReader.ErrorBody body = new ResponseReader.ErrorBody("{\"error\":\"invalid_grant\"}", model);
        return new ApiException("HTTP 400 invalid_grant", OPERATION, 1, false, 400, Headers.EMPTY, body, null);
    }

    /** No answer came; retryable if the request was not carried out for sure, or does no harm twice. */
    public static TransportException lost(boolean retryable) {
        return new TransportException("no answer", null, OPERATION, 1, retryable);
    }

    /** The wait before the next attempt, as a call waits. */
    public static Duration backoff(RetryPolicy policy, int failedAttempts, double random) {
        return policy.backoff(failedAttempts, random);
    }
}
