package io.moov.client.token;

import io.moov.client.ApiException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How soon one renewal may follow another. Guarded by the lock of {@link Renewals}.
 *
 * <p>Behind the callers' backs, failures are repeated with growing waits. With callers waiting, a renewal begins at once,
 * unless others ended just before it: then they wait up to a second, so that tokens that live for nothing, or a server
 * that refuses every one, cost a request a second and not a storm. While the server says that it gets too many requests,
 * they wait for up to ten.
 */
final class RenewalPace {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final long QUICK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long FIRST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(125);
    static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long LONGEST_LIMITED_WAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    static final long FIRST_BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long LONGEST_BACKOFF_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST_DOUBLINGS = 10;

    private final TokenTime time;

    private int failures;
    private boolean limited;
    private long retryAt;

    private int quickOnes;
    private boolean begun;
    private long lastEnd;
    private long wait;

    RenewalPace(TokenTime time) {
        this.time = time;
    }

    /** Whether a renewal may be tried that nobody waits for. */
    boolean mayRenewBehind(long now) {
        return failures == 0 || now - retryAt >= 0;
    }

    /** The moment given, or when a failed renewal may be repeated, if that is earlier. */
    long earlierRetry(long moment) {
        return failures > 0 && retryAt - moment < 0 ? retryAt : moment;
    }

    /** For how long a renewal must wait that callers wait for. */
    long waitBeforeRenewal(long now) {
        if (limited) {
            wait = (long) (doubled(FIRST_BACKOFF_NANOS, failures, LONGEST_LIMITED_WAIT_NANOS) * time.random());
        } else {
            boolean quick = quickOnes > 0 && now - lastEnd < QUICK_NANOS;
            wait = quick ? doubled(FIRST_WAIT_NANOS, quickOnes - 1, LONGEST_WAIT_NANOS) : 0;
        }
        return wait;
    }

    void succeeded(long now) {
        failures = 0;
        limited = false;
        ended(now);
    }

    void failed(@Nullable Throwable failure, long now) {
        long backoff = doubled(FIRST_BACKOFF_NANOS, failures, LONGEST_BACKOFF_NANOS);
        failures++;
        limited = failure instanceof ApiException && ((ApiException) failure).getStatus() == TOO_MANY_REQUESTS;
        // Spread over half of the wait: whoever failed at the same moment must not come back at the same moment.
        retryAt = now + retryAfter(failure) + (long) (backoff * (0.5 + 0.5 * time.random()));
        ended(now);
    }

    private static long retryAfter(@Nullable Throwable failure) {
        Duration asked = failure instanceof ApiException ? ((ApiException) failure).getRetryAfter() : null;
        return asked == null ? 0 : Math.min(Lifetimes.nanos(asked), TimeUnit.DAYS.toNanos(1));
    }

    private void ended(long now) {
        quickOnes = begun && now - lastEnd < QUICK_NANOS + wait ? quickOnes + 1 : 0;
        begun = true;
        lastEnd = now;
        wait = 0;
    }

    private static long doubled(long first, int times, long longest) {
        return Math.min(first << Math.min(times, MOST_DOUBLINGS), longest);
    }
}
