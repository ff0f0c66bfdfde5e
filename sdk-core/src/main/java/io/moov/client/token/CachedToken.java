package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A token and until when it is fresh and usable, by both clocks. Immutable once it is published. */
final class CachedToken {
    final AuthToken token;

    /** How long the token lives in all. */
    final long lifeNanos;

    /** Where the store has it; null if it does not, or not yet. */
    volatile @Nullable Stored stored;

    /** Whether another process created it. */
    final boolean adopted;

    private final long staleAt;
    private final long staleAtMillis;
    private final long expiresAt;
    private final long expiresAtMillis;

    /** Made when it is first asked for: it is as long as the token. Threads that make it at once make the same. */
    private @Nullable String bearer;

    /**
     * Takes up a token now.
     *
     * @param freshNanos how long it is fresh from now on
     * @param usableNanos how long callers may have it from now on
     */
    CachedToken(AuthToken token, long lifeNanos, long freshNanos, long usableNanos, boolean adopted, Clock clock) {
        this.token = token;
        this.lifeNanos = lifeNanos;
        this.adopted = adopted;
        long now = clock.nanos();
        long wall = clock.wallMillis();
        this.staleAt = now + freshNanos;
        this.staleAtMillis = wall + TimeUnit.NANOSECONDS.toMillis(freshNanos);
        this.expiresAt = now + usableNanos;
        this.expiresAtMillis = wall + TimeUnit.NANOSECONDS.toMillis(usableNanos);
    }

    /** Whether it can be given out, and need not be refreshed. */
    boolean isFresh(Clock clock) {
        return freshNanos(clock) > 0 && clock.wallMillis() < staleAtMillis;
    }

    /** Whether it must not be given out any more: it ends within the margin, or has ended. */
    boolean isExpired(Clock clock) {
        return usableNanos(clock) <= 0 || clock.wallMillis() >= expiresAtMillis;
    }

    /** For how long it is fresh, by the monotonic clock. */
    long freshNanos(Clock clock) {
        return staleAt - clock.nanos();
    }

    /** For how long callers may have it, by the monotonic clock. */
    long usableNanos(Clock clock) {
        return expiresAt - clock.nanos();
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

    /** A place in a store, and the version that it had there. */
    static final class Stored {
        final String key;
        final long version;

        Stored(String key, long version) {
            this.key = key;
            this.version = version;
        }
    }

    boolean carries(String accessToken) {
        return token.getAccessToken().equals(accessToken);
    }
}
