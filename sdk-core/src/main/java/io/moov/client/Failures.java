package io.moov.client;

import io.moov.client.auth.GenericError;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
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

    static final String INTERRUPTED = "the thread was interrupted";
    static final String CLOSED = "the client was closed";

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
        message.append(", request id ").append(ResponseHeaders.printableRequestId(answer.headers()));
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
        } else if (failure instanceof SocketTimeoutException && !sent) {
            message.append("no connection within the limit of connecting");
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
                message.toString(), QuotedAnswer.removedFrom(failure), running.operation(), running.number, retryable);
    }

    static DecodingException undecodable(RunningAttempt<?> running, String reason) {
        return new DecodingException(
                reason, running.operation(), running.number, running.attempt.status(), running.attempt.headers());
    }

    /** The caller gave the call up before this attempt began. */
    static TransportException endedBefore(RunningAttempt<?> running, String why) {
        return ended(running, why, running.number - 1);
    }

    /** The caller gave the call up while this attempt was under way. */
    static TransportException endedDuring(RunningAttempt<?> running, String why) {
        boolean mayBeDone = running.attempt.isSent() && !running.isRepeatable();
        return ended(running, mayBeDone ? why + warning(running) : why, running.number);
    }

    /** The caller gave the call up in the wait after this attempt. */
    static TransportException endedAfter(RunningAttempt<?> running, String why) {
        return ended(running, why, running.number);
    }

    private static TransportException ended(RunningAttempt<?> running, String why, int attempts) {
        return new TransportException(
                start(running).append(why).toString(), null, running.operation(), attempts, false);
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
}
