package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import java.time.Duration;

/** How a token's life is divided: fresh, stale, and the margin at its end in which it counts as expired. Immutable. */
final class TokenLifetime {
    /** The longest span that the arithmetic takes; a longer life is no different to a process. */
    private static final long LONGEST_NANOS = Duration.ofDays(3650).toNanos();

    /** Part of a life that the margin is at most, unless the caller set one: short lives need it for themselves. */
    static final double DEFAULT_MARGIN_SHARE = 0.04;

    static final Duration DEFAULT_MARGIN = Duration.ofSeconds(30);
    static final double DEFAULT_REFRESH_AFTER = 0.65;

    /** Between the earliest and the latest refresh, so that a fleet does not refresh all at once. */
    static final double SPREAD = 0.05;

    private final long marginNanos;
    private final double marginShare;
    private final double refreshAfter;

    private TokenLifetime(long marginNanos, double marginShare, double refreshAfter) {
        this.marginNanos = marginNanos;
        this.marginShare = marginShare;
        this.refreshAfter = refreshAfter;
    }

    static TokenLifetime defaults() {
        return new TokenLifetime(DEFAULT_MARGIN.toNanos(), DEFAULT_MARGIN_SHARE, DEFAULT_REFRESH_AFTER);
    }

    TokenLifetime withMargin(Duration margin) {
        if (margin.isNegative()) {
            throw new IllegalArgumentException("margin is " + margin + "; it must be zero or more");
        }
        return new TokenLifetime(nanos(margin), 0.5, refreshAfter);
    }

    TokenLifetime withRefreshAfter(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("refreshAfter is " + share + "; it must be between 0 and 1");
        }
        return new TokenLifetime(marginNanos, marginShare, share);
    }

    /**
     * Takes up a token.
     *
     * @param lifeNanos how long it lives in all
     * @param remainingNanos how long it still lives
     * @param adopted whether another process created it
     */
    CachedToken cache(AuthToken token, long lifeNanos, long remainingNanos, boolean adopted, Clock clock) {
        long life = Math.max(0, Math.min(lifeNanos, LONGEST_NANOS));
        long remaining = Math.min(remainingNanos, life);
        long usable = remaining - Math.min(marginNanos, (long) (life * marginShare));
        double share = Math.min(1, refreshAfter + SPREAD * clock.random());
        long fresh = Math.min(usable, remaining - (long) (life * (1 - share)));
        return new CachedToken(token, life, fresh, usable, adopted, clock);
    }

    /** In nanoseconds, from none to many years. */
    static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(Duration.ofNanos(LONGEST_NANOS)) > 0 ? LONGEST_NANOS : duration.toNanos();
    }
}
