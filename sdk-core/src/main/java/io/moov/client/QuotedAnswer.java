package io.moov.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp and Okio quote what they do not understand of an answer, some in hexadecimal, and it may be part of a token.
 * What they throw is passed on only if its message is known to come from this side.
 */
final class QuotedAnswer {
    private static final List<Class<? extends IOException>> NEVER_QUOTING = List.of(
            SocketException.class, UnknownHostException.class, InterruptedIOException.class, SSLException.class);

    private static final List<String> HARMLESS_BEGINNINGS = List.of(
            "unexpected end of stream",
            "\\n not found: limit=0 ", // the answer ended before its first byte
            "Canceled",
            "canceled due to ", // followed by the exception that it suppresses
            "CLEARTEXT ",
            "Unexpected response code for CONNECT: ",
            "Failed to authenticate with proxy");

    private QuotedAnswer() {}

    /** The failure itself, or one that says less in its place. */
    static Throwable removedFrom(Throwable failure) {
        if (!mayBeIn(failure)) {
            return failure;
        }
        IOException stripped = new ProtocolException("the answer is not valid HTTP");
        stripped.setStackTrace(failure.getStackTrace());
        return stripped;
    }

    private static boolean mayBeIn(@Nullable Throwable failure) {
        return failure != null
                && (mayQuote(failure)
                        || mayBeIn(failure.getCause())
                        || Stream.of(failure.getSuppressed()).anyMatch(QuotedAnswer::mayBeIn));
    }

    private static boolean mayQuote(Throwable failure) {
        String message = failure.getMessage();
        return message != null
                && isThrownByOkHttp(failure)
                && !failure.getClass().getName().startsWith("okhttp3.")
                && NEVER_QUOTING.stream().noneMatch(type -> type.isInstance(failure))
                && HARMLESS_BEGINNINGS.stream().noneMatch(message::startsWith);
    }

    /** What an interceptor of the caller's throws is the caller's affair. */
    static boolean isThrownByOkHttp(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0
                || trace[0].getClassName().startsWith("okhttp3.")
                || trace[0].getClassName().startsWith("okio.");
    }
}
