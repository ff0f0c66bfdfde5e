package io.moov.client.token;

import java.util.Objects;

/** Where and how the processes of a fleet share their tokens. Immutable. */
final class Sharing {
    private final TokenStore store;
    private final StoreKeys keys;
    private final String clientId;

    Sharing(TokenStore store, StoreKeys keys, String clientId) {
        this.store = Objects.requireNonNull(store, "store");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.clientId = Objects.requireNonNull(clientId, "clientId");
    }

    TokenOrigin origin(
            TokenFetcher fetcher, Lifetimes lifetimes, ScopeSet scopes, SourceEvents events, TokenTime time) {
        StoreKey place = StoreKey.of(clientId, scopes.text());
        SharedToken shared = new SharedToken(keys, place, time, lifetimes, events);
        return new FleetOrigin(time, fetcher, new WatchedStore(store, place.name(), time), shared, events);
    }
}
