package io.moov.client.token;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
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

        /** All others. Code of callers may depend on theirs, so each is completed where it can keep nobody waiting. */
        private final Queue<CompletableFuture<CachedToken>> waiting = new ConcurrentLinkedQueue<>();

        private final Clock clock;

        /** The token that came after its source was closed; null if none did. */
        final CompletableFuture<@Nullable CachedToken> late = new CompletableFuture<>();

        /** Whether nobody waits for it. Written by callers that begin to wait; who reads it may be a moment behind. */
        volatile boolean background;

        Refresh(@Nullable CachedToken replaced, boolean background, Clock clock) {
            this.clock = clock;
            CompletableFuture<?> unused = result.whenComplete((token, failure) -> completeNext());
            this.replaced = replaced;
            this.began = clock.nanos();
            this.background = background;
        }

        /** The result for somebody whose code may depend on it. Not after the refresh has ended. */
        CompletableFuture<CachedToken> resultForOthers() {
            CompletableFuture<CachedToken> own = new CompletableFuture<>();
            waiting.add(own);
            return own;
        }

        /** Completes one on a thread of its own, which starts the one after it first: the caller's code may block. */
        private void completeNext() {
            for (CompletableFuture<CachedToken> next = waiting.poll(); next != null; next = waiting.poll()) {
                CompletableFuture<CachedToken> own = next;
                try {
                    clock.execute(() -> {
                        completeNext();
                        complete(own);
                    });
                    return;
                } catch (Throwable e) { // no thread can be had
                    complete(own);
                }
            }
        }

        private void complete(CompletableFuture<CachedToken> own) {
            CompletableFuture<?> unused = result.whenComplete((token, failure) -> {
                if (failure == null) {
                    own.complete(token);
                } else {
                    own.completeExceptionally(failure);
                }
            });
        }

        /** How long an attempt may take; null if callers wait for it. */
        @Nullable
        Duration limit() {
            return background && replaced != null ? RefreshBackoff.attemptLimit(replaced.lifeNanos) : null;
        }
    }
}
