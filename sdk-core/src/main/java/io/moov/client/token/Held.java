package io.moov.client.token;

import io.moov.client.auth.AuthToken;

/** A token and how long it is good for, on the scale of {@link TokenTime#nanos()}. Immutable. */
final class Held {
    final AuthToken token;

    /** What an {@code Authorization} header carries (RFC 6750 section 2.1). */
    final String bearer;

    /** When a renewal should begin behind the callers' backs. */
    final long staleAt;

    /** Until when callers get it: a margin before it expires. */
    final long usableUntil;

    /** When this process got it. */
    final long heldSince;

    /** Under which the store has it; 0 if it does not. */
    final long version;

    Held(AuthToken token, long heldSince, long staleAt, long usableUntil, long version) {
        this.token = token;
        this.bearer = "Bearer " + token.getAccessToken();
        this.heldSince = heldSince;
        this.staleAt = staleAt;
        this.usableUntil = usableUntil;
        this.version = version;
    }

    boolean isUsable(long now) {
        return now - usableUntil < 0;
    }

    boolean isStale(long now) {
        return now - staleAt >= 0;
    }

    boolean carries(String accessToken) {
        return token.getAccessToken().equals(accessToken);
    }
}
