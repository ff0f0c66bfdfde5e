package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import java.time.Duration;

/** How a token's life is divided: fresh, stale, and the margin at its end in which nobody gets it. */
final class Lifetimes {
    static final Duration DEFAULT_MARGIN = Duration.ofSeconds(30);

    /** The longest span that the arithmetic takes; a longer life is no different to a process. */
    private static final long LONGEST_NANOS = Duration.ofDays(3650).toNanos();

    /** Part of a life that is the margin at most, unless the caller set a margin: short lives need it for themselves. */
    static final double MARGIN_SHARE = 0.04;

    static final double LONGEST_STALE_SHARE = 0.04;
    static final double SHORTEST_STALE_SHARE = 0.02;

    private final TokenTime time;
    private final long marginNanos;
    private final double marginShare;

    /** Without a margin of the caller's, the default one applies. */
    Lifetimes(TokenTime time) {
        this(time, DEFAULT_MARGIN, MARGIN_SHARE);
    }

    Lifetimes(TokenTime time, Duration margin) {
        this(time, margin, 0.5);
    }

    private Lifetimes(TokenTime time, Duration margin, double marginShare) {
        this.time = time;
        this.marginNanos = nanos(margin);
        this.marginShare = marginShare;
    }

    /** Takes up a token that has just come from Moov, and stays in this process. */
    Held hold(TokenFetcher.Fetched fetched) {
        return hold(fetched.token, fetched.lifetime, fetched.lifetime, time.nanos(), 0);
    }

    /**
     * Takes up a token.
     *
     * @param remaining how long it still lives
     * @param lifetime how long it lives in all
     * @param heldSince when this process first had it
     */
    Held hold(AuthToken token, Duration remaining, Duration lifetime, long heldSince, long version) {
        long now = time.nanos();
        long life = nanos(lifetime);
        long margin = Math.min(marginNanos, (long) (life * marginShare));
        double staleShare = SHORTEST_STALE_SHARE + (LONGEST_STALE_SHARE - SHORTEST_STALE_SHARE) * time.random();
        long usableUntil = now + nanos(remaining) - margin;
        return new Held(token, heldSince, usableUntil - (long) (life * staleShare), usableUntil, version);
    }

    /** By more than chance makes of one and the same life. */
    boolean isClearlyLonger(Held held, Held than, Duration lifetime) {
        return held.usableUntil - than.usableUntil > (long) (nanos(lifetime) * LONGEST_STALE_SHARE);
    }

    /** In nanoseconds, from none to many years. */
    static long nanos(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(Duration.ofNanos(LONGEST_NANOS)) > 0 ? LONGEST_NANOS : duration.toNanos();
    }
}
