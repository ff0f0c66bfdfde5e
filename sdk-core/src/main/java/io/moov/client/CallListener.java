package io.moov.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Hears of the calls of a client, for metrics, tracing and logs. No event holds a secret or a body. What a listener
 * throws is logged once and changes nothing; a slow one delays its own call, but loses no result.
 *
 * <p>Must be thread-safe. The events of one call come one after the other, on whichever thread makes the call.
 *
 * <pre>{@code
 * MoovClient.builder().addListener(call -> new CallListener.Events() {
 *     public void callEnded(CallListener.Result result) {
 *         timer(call.getOperation(), result.getOutcome()).record(result.getDuration());
 *     }
 * });
 * }</pre>
 */
@FunctionalInterface
public interface CallListener {
    /**
     * A call begins. Runs on the caller's thread, also if the call is asynchronous, so that the context of a trace can be
     * taken from it.
     *
     * @param call what is called
     * @return receives the other events of this call; null if it does not want them
     */
    @Nullable
    Events callStarted(StartedCall call);

    /** The events of one call after its start. */
    interface Events {
        /**
         * An attempt ended, successful or not.
         *
         * @param attempt how it ended
         */
        default void attemptEnded(Result attempt) {}

        /**
         * Another attempt follows.
         *
         * @param number the number of that attempt, at least 2
         * @param delay how long the call waits for it
         */
        default void retryScheduled(int number, Duration delay) {}

        /**
         * The call ended. The caller of an asynchronous call has its result by then.
         *
         * @param call how it ended
         */
        default void callEnded(Result call) {}
    }

    /** How an attempt or a call ended; as an enum, so that it can tag a metric. */
    enum Outcome {
        /** With a value. */
        SUCCESS,
        /** With an {@link ApiException}. */
        API_ERROR,
        /** With a {@link TransportException} that nobody asked for. */
        TRANSPORT_ERROR,
        /** With a {@link DecodingException}. */
        DECODING_ERROR,
        /** By an interrupt, by closing the client, or by ending the future. */
        CANCELLED,
        /** With what code of the caller's threw: an interceptor or the supplier of credentials. */
        CALLER_ERROR
    }

    /** What is called. Immutable. */
    final class StartedCall {
        private final ApiCall<?> call;

        StartedCall(ApiCall<?> call) {
            this.call = call;
        }

        /**
         * The operation, as the document names it.
         *
         * @return for example {@code createAccessToken}
         */
        public String getOperation() {
            return call.method.name;
        }

        /**
         * The HTTP method.
         *
         * @return for example {@code POST}
         */
        public String getHttpMethod() {
            return call.request.method();
        }

        /**
         * The path of the request, without a query.
         *
         * @return for example {@code /oauth2/token}
         */
        public String getPath() {
            return call.request.url().encodedPath();
        }

        /**
         * The host, and the port if it is not the scheme's own.
         *
         * @return for example {@code api.moov.io}
         */
        public String getAddress() {
            return call.address();
        }
    }

    /** How an attempt or a call ended. Immutable. */
    final class Result {
        private final int number;
        private final Duration duration;
        private final Outcome outcome;
        private final int status;
        private final @Nullable String requestId;
        private final @Nullable Class<?> failureType;

        Result(
                int number,
                Duration duration,
                Outcome outcome,
                int status,
                @Nullable String requestId,
                @Nullable Class<?> failureType) {
            this.number = number;
            this.duration = duration;
            this.outcome = outcome;
            this.status = status;
            this.requestId = requestId;
            this.failureType = failureType;
        }

        /**
         * The number of the attempt; of a call, how many attempts it took.
         *
         * @return from 1; zero if a call ended before its first attempt
         */
        public int getNumber() {
            return number;
        }

        /**
         * How long it took; of a call, with the waits between its attempts.
         *
         * @return the time that passed
         */
        public Duration getDuration() {
            return duration;
        }

        /**
         * How it ended.
         *
         * @return the outcome
         */
        public Outcome getOutcome() {
            return outcome;
        }

        /**
         * The HTTP status of the response.
         *
         * @return the status; zero if no response came
         */
        public int getStatus() {
            return status;
        }

        /**
         * The id under which Moov's support finds the request ({@code X-Request-ID}).
         *
         * @return the id; null if none came, or none that is safe to print
         */
        public @Nullable String getRequestId() {
            return requestId;
        }

        /**
         * What kind of failure it was. The failure itself is the caller's alone: an {@link ApiException} holds the body that
         * the server sent, which may repeat a secret.
         *
         * @return the class of the cause, such as {@link java.net.ConnectException}, or of the exception that has none; null
         *     after a success
         */
        public @Nullable Class<?> getFailureType() {
            return failureType;
        }
    }
}
