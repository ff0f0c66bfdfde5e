package io.moov.client.token;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears what token sources do, for metrics and logs.
 *
 * <p>Events of one source come one after the other, on a thread of the SDK, after the callers have their token: a slow
 * listener delays nothing but its own next event. What it throws is logged and changes nothing. Listeners of several
 * sources must be thread-safe. No event holds a secret; do not log {@link io.moov.client.ApiException#getBody()} of a
 * failure.
 *
 * <pre>{@code
 * TokenSource tokens = TokenSource.builder(moov)
 *     .scopes(Scope.ACCOUNTS_READ)
 *     .listener(event -> registry.timer("moov.token", "kind", event.getKind().name()).record(event.getDuration()))
 *     .build();
 * }</pre>
 */
@FunctionalInterface
public interface TokenListener {
    /**
     * Something happened.
     *
     * @param event what happened
     */
    void onEvent(Event event);

    /** What happened; as an enum, so that it can tag a metric. More may be added. */
    enum Kind {
        /** A token was created with the client's credentials. */
        CREATED,
        /** A token that another process created was taken from the store. */
        ADOPTED,
        /** No token could be had, in the background or for callers who wait. */
        REFRESH_FAILED,
        /** A token could not be revoked while its source was closed or evicted. */
        REVOKE_FAILED,
        /** The source was evicted from {@link TokenSources}, which held as many as they may. */
        EVICTED,
        /**
         * The store could not be used, or held a value that was refused. The source waits for it a little, and then goes on
         * without it.
         */
        STORE_DEGRADED
    }

    /** One event. Immutable. */
    final class Event {
        private final Kind kind;
        private final List<Scope> scopes;
        private final Duration duration;
        private final @Nullable Throwable failure;

        Event(Kind kind, List<Scope> scopes, Duration duration, @Nullable Throwable failure) {
            this.kind = kind;
            this.scopes = scopes;
            this.duration = duration;
            this.failure = failure;
        }

        /**
         * What happened.
         *
         * @return the kind
         */
        public Kind getKind() {
            return kind;
        }

        /**
         * The scopes of the source.
         *
         * @return an unmodifiable list, sorted, each scope once
         */
        public List<Scope> getScopes() {
            return scopes;
        }

        /**
         * How long it took: a refresh from the decision until its end, with the waits; a revocation likewise.
         *
         * @return zero for an eviction and a degraded store
         */
        public Duration getDuration() {
            return duration;
        }

        /**
         * Why a refresh or a revocation failed, or what was wrong with the store.
         *
         * @return a {@link io.moov.client.MoovException}, or what the supplier of credentials threw; for a degraded store a
         *     {@link TokenStoreException}, which says what to do about it; null if nothing failed
         */
        public @Nullable Throwable getFailure() {
            return failure;
        }

        /**
         * What was wrong with the store, as an enum, so that it can tag a metric.
         *
         * @return the reason; null unless the store is degraded
         */
        public TokenStoreException.@Nullable Reason getStoreReason() {
            return failure instanceof TokenStoreException ? ((TokenStoreException) failure).getReason() : null;
        }

        @Override
        public String toString() {
            // A message of the caller's own code may be anything.
            return "Event{kind=" + kind + ", scopes=" + scopes + ", duration=" + duration
                    + (failure == null ? "" : ", failure=" + failure.getClass().getName()) + "}";
        }
    }
}
