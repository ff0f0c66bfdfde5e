package io.moov.client;

import java.io.IOException;

/**
 * Recognizes an HTTP/2 stream that the server refused before it did anything (RFC 9113 section 8.7). OkHttp exports no
 * type for it up to 5.5; this is the one place that reads names and words of its insides. What it does not recognize
 * counts as sent, which is safe.
 */
final class RefusedStream {
    private static final String TYPE = "okhttp3.internal.http2.StreamResetException";

    private RefusedStream() {}

    static boolean is(Throwable failure) {
        return failure instanceof IOException
                && failure.getClass().getName().equals(TYPE)
                && String.valueOf(failure.getMessage()).endsWith(" REFUSED_STREAM");
    }
}
