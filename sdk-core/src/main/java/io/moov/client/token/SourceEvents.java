package io.moov.client.token;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/** Tells the caller's listener of one source, whatever that listener throws. */
final class SourceEvents {
    private static final System.Logger LOGGER = System.getLogger("io.moov.client");

    private final TokenEvents listener;
    private final Set<Scope> scopes;

    SourceEvents(TokenEvents listener, Set<Scope> scopes) {
        this.listener = listener;
        this.scopes = scopes;
    }

    void renewed(TokenOrigin.Way way, Duration took) {
        switch (way) {
            case FETCHED:
                tell(events -> events.fetched(scopes, took));
                break;
            case REFRESHED:
                tell(events -> events.refreshed(scopes, took));
                break;
            default:
                tell(events -> events.adopted(scopes, took));
        }
    }

    void failed(Throwable failure, Duration took) {
        RuntimeException told = failure instanceof RuntimeException
                ? (RuntimeException) failure
                : new IllegalStateException("a token could not be renewed", failure);
        tell(events -> events.failed(scopes, told, took));
    }

    void evicted() {
        tell(events -> events.evicted(scopes));
    }

    void storeDegraded(Throwable failure) {
        storeDegraded(String.valueOf(failure.getMessage()));
    }

    void storeDegraded(String reason) {
        tell(events -> events.storeDegraded(scopes, reason));
    }

    private void tell(Consumer<TokenEvents> event) {
        try {
            event.accept(listener);
        } catch (Throwable e) {
            // An Error too, and what Kotlin throws undeclared: callers are waiting for what comes after this. Its
            // message may be anything; its class is not secret.
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "TokenEvents threw {0}; it was ignored",
                    e.getClass().getName());
        }
    }
}
