package io.moov.client.token;

import io.moov.client.token.SealedToken.Place;
import java.util.List;

/** Sources on a test's own time. */
final class Sources {
    static final StoreKeys KEYS = StoreKeys.of("k1", StoreKeysTest.KEY);
    private static final List<Scope> SCOPES = List.of(Scope.ACCOUNTS_READ);

    private Sources() {}

    /** A source that shares its token with no other process. */
    static TokenSource alone(Clock clock, TokenEndpoint endpoint) {
        return new TokenSource(SCOPES, cacheAlone(clock, endpoint, event -> {}));
    }

    static TokenCache cacheAlone(Clock clock, TokenEndpoint endpoint, TokenListener listener) {
        return cacheAlone(clock, endpoint, listener, false);
    }

    static TokenCache cacheAlone(Clock clock, TokenEndpoint endpoint, TokenListener listener, boolean revokesOnClose) {
        ListenerQueue listeners = new ListenerQueue(listener, SCOPES, clock);
        return new TokenCache(clock, endpoint, TokenProvider.direct(endpoint), listeners, revokesOnClose);
    }

    /** A source that shares its token. */
    static TokenSource ofFleet(Clock clock, TokenEndpoint endpoint, TokenStore store) {
        return new TokenSource(SCOPES, cacheOfFleet(clock, endpoint, store, event -> {}));
    }

    /** A source of a fleet. */
    static TokenCache cacheOfFleet(Clock clock, TokenEndpoint endpoint, TokenStore store, TokenListener listener) {
        return cacheOfFleet(clock, endpoint, store, KEYS, listener);
    }

    static TokenCache cacheOfFleet(
            Clock clock, TokenEndpoint endpoint, TokenStore store, StoreKeys keys, TokenListener listener) {
        ListenerQueue listeners = new ListenerQueue(listener, SCOPES, clock);
        TokenProvider provider = new SharedTokenProvider(
                store,
                keys,
                endpoint,
                credentials -> place(credentials.publicKey()),
                TokenLifetime.defaults(),
                listeners,
                clock);
        return new TokenCache(clock, endpoint, provider, listeners, false);
    }

    static Place place(String publicKey) {
        return new Place("https://api.moov.test/", publicKey, Scope.joined(SCOPES), "v2026.10.00");
    }
}
