package io.moov.client.token;

import java.util.concurrent.CompletableFuture;

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
}
