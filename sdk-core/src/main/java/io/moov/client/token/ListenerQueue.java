package io.moov.client.token;

import io.moov.client.token.TokenListener.Event;
import io.moov.client.token.TokenListener.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the listener of one source what happened, in order and on a thread of our own, whatever the listener does. */
final class ListenerQueue {
    private static final System.Logger LOGGER = System.getLogger("io.moov.client");

    private final TokenListener listener;
    private final List<Scope> scopes;
    private final Clock clock;

    /** Completes when the listener has heard all events so far. */
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    ListenerQueue(TokenListener listener, List<Scope> scopes, Clock clock) {
        this.listener = listener;
        this.scopes = scopes;
        this.clock = clock;
    }

    synchronized void tell(Kind kind, long nanos, @Nullable Throwable failure) {
        Event event = new Event(kind, scopes, Duration.ofNanos(nanos), failure);
        try {
            last = last.handleAsync((done, none) -> deliver(event), clock::execute);
        } catch (Throwable e) { // no thread can be had
            logged(e);
        }
    }

    private @Nullable Void deliver(Event event) {
        try {
            listener.onEvent(event);
        } catch (Throwable e) { // an Error too, and what Kotlin throws undeclared
            logged(e);
        }
        return null;
    }

    /** A message may be anything; a class is not secret. */
    private static void logged(Throwable failure) {
        LOGGER.log(
                System.Logger.Level.WARNING,
                "the TokenListener missed an event: {0}",
                failure.getClass().getName());
    }
}
