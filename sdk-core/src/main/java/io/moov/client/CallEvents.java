package io.moov.client;

import io.moov.client.CallListener.Events;
import io.moov.client.CallListener.Outcome;
import io.moov.client.CallListener.Result;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells a client's listeners, who can fail neither a call nor each other. Makes nothing where nobody listens. */
final class CallEvents {
    private final Logger logger = System.getLogger("io.moov.client");
    private final CallLog log = new CallLog(logger);
    private final AtomicBoolean hasLoggedFailure = new AtomicBoolean();
    private final List<CallListener> listeners;

    CallEvents(List<CallListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /** Those that listen to this call; null if none does. */
    @Nullable
    CallListeners started(ApiCall<?> call) {
        boolean logged = logger.isLoggable(Level.DEBUG);
        if (listeners.isEmpty() && !logged) {
            return null;
        }
        CallListener.StartedCall started = new CallListener.StartedCall(call);
        @Nullable Events[] each = new Events[listeners.size() + 1];
        for (int i = 0; i < listeners.size(); i++) {
            each[i] = start(listeners.get(i), started);
        }
        each[listeners.size()] = logged ? start(log, started) : null;
        return new CallListeners(each);
    }

    private @Nullable Events start(CallListener listener, CallListener.StartedCall call) {
        try {
            return listener.callStarted(call);
        } catch (Throwable e) {
            logFailure(e);
            return null;
        }
    }

    private void logFailure(Throwable failure) {
        if (hasLoggedFailure.compareAndSet(false, true)) {
            logger.log(Level.WARNING, "a CallListener failed, which changes nothing and is not logged again", failure);
        }
    }

    private static Result result(Decision<?> decision, int number, long nanos) {
        Throwable failure = decision.failure;
        int status = 0;
        String requestId = null;
        if (decision.response != null) {
            status = decision.response.getStatus();
            requestId = decision.response.getRequestId();
        } else if (failure instanceof MoovException) {
            status = ((MoovException) failure).status;
            requestId = ((MoovException) failure).requestId;
        }
        return new Result(
                number,
                Duration.ofNanos(nanos),
                outcome(decision),
                status,
                ResponseHeaders.isPrintable(requestId) ? requestId : null,
                failure == null ? null : typeOf(failure));
    }

    private static Class<?> typeOf(Throwable failure) {
        Throwable cause = failure instanceof MoovException ? failure.getCause() : null;
        return (cause == null ? failure : cause).getClass();
    }

    private static Outcome outcome(Decision<?> decision) {
        if (decision.failure == null) {
            return Outcome.SUCCESS;
        }
        if (decision.cancelled) {
            return Outcome.CANCELLED;
        }
        if (decision.failure instanceof ApiException) {
            return Outcome.API_ERROR;
        }
        if (decision.failure instanceof DecodingException) {
            return Outcome.DECODING_ERROR;
        }
        return decision.failure instanceof TransportException ? Outcome.TRANSPORT_ERROR : Outcome.CALLER_ERROR;
    }

    /** The listeners of one call. */
    final class CallListeners {
        private final @Nullable Events[] each;
        private final AtomicBoolean ended = new AtomicBoolean();

        private CallListeners(@Nullable Events[] each) {
            this.each = each;
        }

        void attemptEnded(Decision<?> decision) {
            if (!ended.get()) {
                notifyAttempt(decision);
            }
        }

        /** Does nothing if the call ended while there was no attempt. */
        private void notifyAttempt(Decision<?> decision) {
            Attempt attempt = decision.attempt;
            if (attempt != null) {
                Result result = result(decision, attempt.number, decision.attemptNanos);
                notifyEach(events -> events.attemptEnded(result));
            }
        }

        void retryScheduled(int number, Duration delay) {
            if (!ended.get()) {
                notifyEach(events -> events.retryScheduled(number, delay));
            }
        }

        /** Tells of the last attempt and of the end, once: a worker that was stuck may come back afterwards. */
        void callEnded(Decision<?> decision, int attempts, long nanos) {
            if (ended.compareAndSet(false, true)) {
                notifyAttempt(decision);
                Result result = result(decision, attempts, nanos);
                notifyEach(events -> events.callEnded(result));
            }
        }

        private void notifyEach(Consumer<Events> event) {
            for (Events events : each) {
                if (events != null) {
                    try {
                        event.accept(events);
                    } catch (Throwable e) {
                        logFailure(e);
                    }
                }
            }
        }
    }
}
