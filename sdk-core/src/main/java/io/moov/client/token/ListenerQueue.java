package io.moov.client.token;

import io.moov.client.token.TokenListener.Event;
import io.moov.client.token.TokenListener.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the listener of one source what happened, in order and on a thread of our own, whatever the listener does. */
final class ListenerQueue {
    /** So many events may wait for a listener that is slow, or hangs. */
    static final int MOST_WAITING = 1000;

    private static final System.Logger LOGGER = System.getLogger("io.moov.client");

    private final TokenListener listener;
    private final List<Scope> scopes;
    private final Clock clock;

    /** Completes when the listener has heard all events so far. */
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    private int waiting;

    ListenerQueue(TokenListener listener, List<Scope> scopes, Clock clock) {
        this.listener = listener;
        this.scopes = scopes;
        this.clock = clock;
    }

    synchronized void tell(Kind kind, long nanos, @Nullable Throwable failure) {
        if (waiting == MOST_WAITING) {
            logged("it has not returned, and " + MOST_WAITING + " events wait for it");
            return;
        }
        Event event = new Event(kind, scopes, Duration.ofNanos(nanos), failure);
        try {
            last = last.handleAsync((done, none) -> deliver(event), clock::execute);
            waiting++;
        } catch (Throwable e) { // no thread can be had
            logged(e.getClass().getName());
        }
    }

    private @Nullable Void deliver(Event event) {
        try {
            listener.onEvent(event);
        } catch (Throwable e) { // an Error too, and what Kotlin throws undeclared
            logged(e.getClass().getName()); // its message may be anything
        }
        delivered();
        return null;
    }

    private synchronized void delivered() {
        waiting--;
    }

    private static void logged(String why) {
        LOGGER.log(System.Logger.Level.WARNING, "the TokenListener missed an event: {0}", why);
    }
}
