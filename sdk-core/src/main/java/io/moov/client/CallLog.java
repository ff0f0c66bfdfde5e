package io.moov.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;

/** Logs each attempt at DEBUG: method, path, status, attempt, milliseconds, request id; never a query, header or body. */
final class CallLog {
    private final Logger logger = System.getLogger("io.moov.client");

    void answered(RunningAttempt<?> running, int status, Headers headers) {
        if (logger.isLoggable(Level.DEBUG)) {
            logger.log(
                    Level.DEBUG,
                    start(running) + ": HTTP " + status + elapsed(running) + ", request id "
                            + ResponseHeaders.printableRequestId(headers));
        }
    }

    void failed(RunningAttempt<?> running, Throwable failure) {
        if (logger.isLoggable(Level.DEBUG)) {
            logger.log(Level.DEBUG, start(running) + ": " + failure.getClass().getName() + elapsed(running));
        }
    }

    void retrying(RunningAttempt<?> running, Duration wait) {
        if (logger.isLoggable(Level.DEBUG)) {
            logger.log(Level.DEBUG, start(running) + ": next attempt in " + wait.toMillis() + " ms");
        }
    }

    private static String start(RunningAttempt<?> running) {
        return running.request.method() + " " + running.request.url().encodedPath() + ", attempt " + running.number;
    }

    private static String elapsed(RunningAttempt<?> running) {
        return " after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - running.startNanos) + " ms";
    }
}
