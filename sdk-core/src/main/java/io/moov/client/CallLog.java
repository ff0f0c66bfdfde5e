package io.moov.client;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Logs each attempt at DEBUG: method, path, status, attempt, milliseconds, request id; never a query, header or body. */
final class CallLog implements CallListener {
    private final Logger logger;

    CallLog(Logger logger) {
        this.logger = logger;
    }

    @Override
    public @Nullable Events callStarted(StartedCall call) {
        return logger.isLoggable(Level.DEBUG) ? new Lines(call.getHttpMethod() + " " + call.getPath()) : null;
    }

    private final class Lines implements Events {
        private final String request;
        private int number = 1;

        Lines(String request) {
            this.request = request;
        }

        @Override
        public void attemptEnded(Result attempt) {
            number = attempt.getNumber();
            String id = attempt.getStatus() == 0
                    ? ""
                    : ", request id " + (attempt.getRequestId() == null ? "none" : attempt.getRequestId());
            log(outcome(attempt) + " after " + attempt.getDuration().toMillis() + " ms" + id);
        }

        private String outcome(Result attempt) {
            if (attempt.getStatus() != 0) {
                return "HTTP " + attempt.getStatus();
            }
            Class<?> failure = attempt.getFailureType();
            return failure == null ? String.valueOf(attempt.getOutcome()) : failure.getName();
        }

        @Override
        public void retryScheduled(int next, Duration delay) {
            log("next attempt in " + delay.toMillis() + " ms");
        }

        private void log(String what) {
            logger.log(Level.DEBUG, request + ", attempt " + number + ": " + what);
        }
    }
}
