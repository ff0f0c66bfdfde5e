package io.moov.client;

import io.moov.client.auth.GenericError;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Words what went wrong: what, where, and what to do. Nothing of a body or a credential gets into a message. */
final class Failures {
    private static final String SPENT =
            "; the server may have carried it out and spent the grant, so do not send this one"
                    + " again but ask for a new token with client_credentials (RFC 9700 section 4.14.2)";

    private static final String NOT_REPEATABLE =
            "; the server may have carried it out, so find out before you repeat it";

    /** RFC 6749 section 5.2 and RFC 7009 section 2.2.1. Any other text might repeat something of the request. */
    private static final Set<String> ERROR_CODES = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
            "unsupported_token_type");

    private Failures() {}

    static ApiException refused(RunningAttempt<?> running, ErrorAnswer answer, @Nullable Duration retryAfter) {
        boolean retryable = RetryRules.allowsRetry(answer.status(), running.isRepeatable());
        StringBuilder message = start(running).append("HTTP ").append(answer.status());
        if (answer.model() instanceof GenericError) {
            String code = ((GenericError) answer.model()).getError();
            message.append(ERROR_CODES.contains(code) ? " " + code : "");
        }
        String requestId = ResponseHeaders.requestId(answer.headers());
        if (requestId != null) {
            message.append(", request id ").append(requestId);
        }
        if (retryAfter != null) {
            message.append(", to be tried again after ").append(retryAfter);
        }
        if (answer.status() < 400) {
            message.append("; redirects are not followed, they would carry secrets away: check the base URL");
        }
        if (!retryable && RetryRules.allowsRetry(answer.status(), true)) {
            message.append(warning(running));
        }
        return new ApiException(message.toString(), running.operation(), running.number, retryable, answer, retryAfter);
    }

    /** An attempt without an answer; {@code limit} names the time limit that applied to it. */
    static TransportException lost(RunningAttempt<?> running, Throwable failure, String limit) {
        boolean sent = running.attempt.isSent();
        boolean insecure = failure instanceof SSLException && !sent;
        boolean retryable = !insecure && RetryRules.allowsRetryAfterLoss(sent, running.isRepeatable());
        StringBuilder message = start(running);
        if (insecure) {
            message.append("no secure connection; check the server's certificate and the trust store");
        } else if (failure instanceof InterruptedIOException) {
            message.append(sent ? "no complete answer within " : "no connection within ")
                    .append(limit);
        } else {
            message.append(sent ? "the connection broke before the answer was complete" : "could not connect");
        }
        if (sent && !retryable) {
            message.append(warning(running));
        }
        return new TransportException(
                message.toString(), withoutServerText(failure), running.operation(), running.number, retryable);
    }

    static DecodingException undecodable(RunningAttempt<?> running, String reason) {
        return new DecodingException(
                reason, running.operation(), running.number, running.attempt.status(), running.attempt.headers());
    }

    static TransportException interrupted(RunningAttempt<?> running) {
        return ended(running, "the thread was interrupted");
    }

    static TransportException closed(RunningAttempt<?> running) {
        return ended(running, "the client was closed");
    }

    private static TransportException ended(RunningAttempt<?> running, String why) {
        return new TransportException(
                start(running).append(why).toString(), null, running.operation(), running.number, false);
    }

    private static StringBuilder start(RunningAttempt<?> running) {
        return new StringBuilder(running.operation())
                .append(" at ")
                .append(address(running.request.url()))
                .append(", attempt ")
                .append(running.number)
                .append(": ");
    }

    private static String address(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    private static String warning(RunningAttempt<?> running) {
        return OAuthRequest.spendsGrant(running.invocation()) ? SPENT : NOT_REPEATABLE;
    }

    /** OkHttp's complaints about a malformed answer quote it, and what they quote may be part of a token. */
    private static Throwable withoutServerText(Throwable failure) {
        if (!(failure instanceof ProtocolException) || "unexpected end of stream".equals(failure.getMessage())) {
            return failure;
        }
        IOException stripped = new ProtocolException("the answer is not valid HTTP");
        stripped.setStackTrace(failure.getStackTrace());
        return stripped;
    }
}
