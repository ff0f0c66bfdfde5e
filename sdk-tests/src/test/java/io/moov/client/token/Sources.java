package io.moov.client.token;

import java.util.Set;

/** Sources on a test's own time. */
final class Sources {
    private static final ScopeSet SCOPES = new ScopeSet(Set.of(Scope.ACCOUNTS_READ));
    private static final SourceEvents UNHEARD = new SourceEvents(new TokenEvents() {}, SCOPES);

    private Sources() {}

    /** A source that shares its token with no other process. */
    static TokenSource alone(TokenTime time, TokenFetcher endpoint) {
        return new TokenSource(SCOPES, UNHEARD, renewalsAlone(time, endpoint));
    }

    static Renewals renewalsAlone(TokenTime time, TokenFetcher endpoint) {
        return new Renewals(time, new OwnOrigin(endpoint, new Lifetimes(time)), UNHEARD, false);
    }

    /** A source of a fleet. */
    static Renewals renewalsOfFleet(TokenTime time, TokenFetcher endpoint, Sharing sharing, TokenEvents listener) {
        SourceEvents events = new SourceEvents(listener, SCOPES);
        TokenOrigin origin = sharing.origin(endpoint, new Lifetimes(time), SCOPES, events, time);
        return new Renewals(time, origin, events, false);
    }
}
