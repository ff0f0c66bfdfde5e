package io.moov.client.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where a cache gets its next token from: from Moov directly, or through a store that processes share. */
interface TokenProvider {
    /** Tokens that this process creates for itself. */
    static TokenProvider direct(TokenEndpoint endpoint) {
        return refresh -> endpoint.create(null, refresh.limit());
    }

    /** Gets another token than the present one. May throw anything, too. */
    CompletableFuture<CachedToken> refresh(Refresh refresh);

    /** A token is no good any more: it must not come back. Does not block. */
    default void invalidate(CachedToken token) {}

    /** Gives back what is held. Does not block. */
    default void close() {}

    /** One refresh, from its beginning to its end. */
    final class Refresh {
        /** The token that is to be replaced, if there is one. */
        final @Nullable CachedToken replaced;

        /** When it began, on the scale of {@link Clock#nanos()}. */
        final long began;

        /** For those who wait on their threads; no code of callers depends on it, which could keep the others waiting. */
        final CompletableFuture<CachedToken> result = new CompletableFuture<>();

        /** The same for all others, on a thread of ours. */
        final CompletableFuture<CachedToken> asyncResult;

        /** The token that came after its source was closed; null if none did. */
        final CompletableFuture<@Nullable CachedToken> late = new CompletableFuture<>();

        /** Whether nobody waits for it. Written by callers that begin to wait; who reads it may be a moment behind. */
        volatile boolean background;

        Refresh(@Nullable CachedToken replaced, boolean background, Clock clock) {
            this.asyncResult = result.thenApplyAsync(token -> token, clock::execute);
            this.replaced = replaced;
            this.began = clock.nanos();
            this.background = background;
        }

        /** How long an attempt may take; null if callers wait for it. */
        @Nullable
        Duration limit() {
            return background && replaced != null ? RefreshBackoff.attemptLimit(replaced.lifeNanos) : null;
        }
    }
}
