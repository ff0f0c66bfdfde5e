package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import org.jspecify.annotations.Nullable;

/** A token and how long it is good for, on the scale of {@link TokenTime#nanos()}. Immutable. */
final class Held {
    final AuthToken token;

    /** When a renewal should begin behind the callers' backs. */
    final long staleAt;

    /** Until when callers get it: a margin before it expires. */
    final long usableUntil;

    /** When this process first had it. */
    final long heldSince;

    /** Under which the store has it; 0 if it does not. */
    final long version;

    /** Made when it is first asked for: it is as long as the token. Threads that make it at once make the same. */
    private @Nullable String bearer;

    Held(AuthToken token, long heldSince, long staleAt, long usableUntil, long version) {
        this.token = token;
        this.heldSince = heldSince;
        this.staleAt = staleAt;
        this.usableUntil = usableUntil;
        this.version = version;
    }

    /** What an {@code Authorization} header carries (RFC 6750 section 2.1). */
    String bearer() {
        String made = bearer;
        if (made == null) {
            made = "Bearer " + token.getAccessToken();
            bearer = made;
        }
        return made;
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
