package io.moov.client;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Builds the exceptions of a call: what failed, where, and what to do about it. It also decides which outcomes are worth
 * another attempt and safe to repeat, as the README's retries table says. Nothing of a body or a credential gets into a
 * message.
 */
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

    /** The server responded with a status other than 2xx. */
    static ApiException refused(
            ApiCall<?> call,
            Attempt attempt,
            int status,
            Headers headers,
            ResponseReader.ErrorBody body,
            @Nullable Duration retryAfter) {
        boolean processed = status != 429 && !(status == 503 && retryAfter != null);
        boolean retryable = isTemporary(status) && (!processed || call.isRepeatable());
        StringBuilder message =
                start(call, attempt.number).append("HTTP ").append(status).append(errorCode(body.text));
        message.append(", request id ").append(ResponseHeaders.printableRequestId(headers));
        if (retryAfter != null) {
            message.append(", to be tried again after ").append(retryAfter);
        }
        if (status < 400) {
            message.append("; redirects are not followed, they would carry secrets away: check the base URL");
        }
        if (isTemporary(status) && !retryable) {
            message.append(warning(call));
        }
        return new ApiException(
                message.toString(), call.method.name, attempt.number, retryable, status, headers, body, retryAfter);
    }

    private static boolean isTemporary(int status) {
        return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    /** The code of RFC 6749, which a server may send with any status. */
    private static String errorCode(String body) {
        try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body))) {
            reader.beginObject();
            while (reader.hasNext()) {
                if (reader.nextName().equals("error") && reader.peek() == JsonReader.Token.STRING) {
                    String code = reader.nextString();
                    return ERROR_CODES.contains(code) ? " " + code : "";
                }
                reader.skipValue();
            }
        } catch (IOException | RuntimeException e) {
            // The body is not JSON.
        }
        return "";
    }

    /** An exchange without a usable response; {@code limit} names the time limit that applied to it. */
    static TransportException lost(
            ApiCall<?> call, Attempt attempt, Throwable failure, String limit, @Nullable Proxy proxy) {
        boolean sent = attempt.isSent() && !RefusedStream.is(failure);
        boolean insecure = failure instanceof SSLException && !attempt.isSent();
        boolean retryable = !insecure && (!sent || call.isRepeatable());
        boolean overdue = attempt.ending() == Attempt.Ending.LIMIT
                || (failure instanceof SocketTimeoutException && attempt.isOverdue(System.nanoTime()));
        StringBuilder message = start(call, attempt.number);
        if (insecure) {
            message.append(handshakeFailure(failure));
        } else if (attempt.isSent()) {
            message.append(
                    overdue
                            ? "no complete response within " + limit
                            : sent
                                    ? "the connection broke before the response was complete"
                                    : "the server refused the HTTP/2 stream");
        } else {
            message.append(overdue ? "no connection within " + limit : connectFailure(failure));
            if (proxy != null) {
                message.append("; requests go through the proxy ").append(addressOf(proxy));
            }
        }
        if (sent && !retryable) {
            message.append(warning(call));
        }
        return new TransportException(
                message.toString(), Redaction.of(failure), call.method.name, attempt.number, retryable);
    }

    private static String addressOf(Proxy proxy) {
        InetSocketAddress address = (InetSocketAddress) proxy.address();
        return address.getHostString() + ":" + address.getPort();
    }

    private static String connectFailure(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the host name is unknown; check the base URL and the name server";
        }
        if (failure instanceof SocketTimeoutException) {
            return "no connection within the limit of connecting";
        }
        if (failure instanceof InterruptedIOException) {
            return "connecting was interrupted";
        }
        return "could not connect; check that the server is up and that nothing is in between";
    }

    private static String handshakeFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof SSLPeerUnverifiedException) {
                return "no secure connection; check the server's certificate and the trust store";
            }
        }
        return "no secure connection; check that the port speaks TLS, and in which versions";
    }

    static DecodingException undecodable(
            ApiCall<?> call, Attempt attempt, JsonBody.Undecodable failure, int status, Headers headers) {
        String reason = failure.reason() + (call.singleUse ? SPENT : "");
        return new DecodingException(reason, call.method.name, attempt.number, status, headers);
    }

    /** The call was given up before an attempt, or in the wait after one. */
    static TransportException ended(ApiCall<?> call, Attempt.Ending why, int attempts) {
        return ended(call, attempts + 1, why.reason, attempts);
    }

    /** The call was given up while an attempt was under way. */
    static TransportException ended(ApiCall<?> call, Attempt attempt, Attempt.Ending why) {
        boolean mayBeDone = attempt.isSent() && !call.isRepeatable();
        return ended(call, attempt.number, mayBeDone ? why.reason + warning(call) : why.reason, attempt.number);
    }

    private static TransportException ended(ApiCall<?> call, int number, String why, int attempts) {
        return new TransportException(
                start(call, number).append(why).toString(), null, call.method.name, attempts, false);
    }

    private static StringBuilder start(ApiCall<?> call, int number) {
        return new StringBuilder(call.method.name)
                .append(" at ")
                .append(call.address())
                .append(", attempt ")
                .append(number)
                .append(": ");
    }

    private static String warning(ApiCall<?> call) {
        return call.singleUse ? SPENT : NOT_REPEATABLE;
    }
}
