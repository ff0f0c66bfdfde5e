package io.moov.client.token;

import java.util.concurrent.CompletableFuture;

/** Tokens that this process creates for itself. */
final class DirectTokenProvider implements TokenProvider {
    private final TokenEndpoint endpoint;

    DirectTokenProvider(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public CompletableFuture<CachedToken> refresh(Refresh refresh) {
        return endpoint.create(null, refresh.limit());
    }

    @Override
    public void invalidate(CachedToken token) {
        // Nobody else has it.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
