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
 * Takes quotations of a response out of failures. OkHttp and Okio quote what they do not understand, some in hexadecimal,
 * and it may be part of a token: a message is kept only if it is known to hold nothing of the response.
 */
final class Redaction {
    private static final List<Class<? extends IOException>> NEVER_QUOTING = List.of(
            SocketException.class, UnknownHostException.class, InterruptedIOException.class, SSLException.class);

    private static final List<String> HARMLESS_BEGINNINGS = List.of(
            "unexpected end of stream",
            "\\n not found: limit=0 ", // the response ended before its first byte
            "Canceled",
            "CLEARTEXT ",
            "stream was reset: ",
            "Unexpected response code for CONNECT: ",
            "Failed to authenticate with proxy");

    private Redaction() {}

    /** The failure itself, or one that says less in its place. */
    static Throwable of(Throwable failure) {
        if (!mayQuote(failure)) {
            return failure;
        }
        IOException redacted = new ProtocolException("the response is not valid HTTP");
        redacted.setStackTrace(failure.getStackTrace());
        return redacted;
    }

    private static boolean mayQuote(@Nullable Throwable failure) {
        return failure != null
                && ((!isNeverQuoting(failure) && (hasUnknownMessage(failure) || mayQuote(failure.getCause())))
                        || Stream.of(failure.getSuppressed()).anyMatch(Redaction::mayQuote));
    }

    private static boolean isNeverQuoting(Throwable failure) {
        return NEVER_QUOTING.stream().anyMatch(type -> type.isInstance(failure));
    }

    private static boolean hasUnknownMessage(Throwable failure) {
        String message = failure.getMessage();
        return message != null && HARMLESS_BEGINNINGS.stream().noneMatch(message::startsWith);
    }
}
