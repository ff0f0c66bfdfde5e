package io.moov.client.token;

import io.moov.client.ApiException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How soon a refresh may follow those before it. Immutable: each end of a refresh makes the next value.
 *
 * <p>In the background, failures are repeated with growing waits. With callers waiting, the next refresh begins at once,
 * unless several failed just before it: then it waits up to a second, so that a server that refuses every one, or
 * issues tokens that live for nothing, gets a request a second and not a storm. A {@code Retry-After} that is longer wins.
 */
final class RefreshBackoff {
    static final RefreshBackoff NONE = new RefreshBackoff(0, 0, 0, 0, 0, null);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long FIRST_WAIT = TimeUnit.MILLISECONDS.toNanos(125);
    static final long LONGEST_LIMITED_WAIT = TimeUnit.SECONDS.toNanos(10);
    private static final long LONGEST_RETRY_AFTER = TimeUnit.DAYS.toNanos(1);

    /** A wait after a failure is this part of a token's life at most, and one attempt in the background that part. */
    static final int LIVES_PER_WAIT = 50;

    static final double ATTEMPT_SHARE = 0.03;
    private static final int MOST_DOUBLINGS = 10;

    /** Ends of refreshes in a row that brought nothing to go on with. */
    private final int failures;

    private final long endedAt;
    private final long backgroundWait;
    private final long callersWait;

    /** Until this has passed, nobody asks. */
    private final long retryAfter;

    /** What they get meanwhile. */
    private final @Nullable ApiException refusal;

    private RefreshBackoff(
            int failures,
            long endedAt,
            long backgroundWait,
            long callersWait,
            long retryAfter,
            @Nullable ApiException refusal) {
        this.failures = failures;
        this.endedAt = endedAt;
        this.backgroundWait = backgroundWait;
        this.callersWait = callersWait;
        this.retryAfter = retryAfter;
        this.refusal = refusal;
    }

    /** How long one attempt in the background may take. */
    static Duration attemptLimit(long lifeNanos) {
        return Duration.ofNanos(Math.max(SECOND, (long) (lifeNanos * ATTEMPT_SHARE)));
    }

    /**
     * After a failure.
     *
     * @param lifeNanos the life of the token that is to be replaced; zero if there is none
     */
    RefreshBackoff failed(Throwable failure, long now, long lifeNanos, double random) {
        ApiException refused = failure instanceof ApiException ? (ApiException) failure : null;
        Duration retryAfter = refused == null ? null : refused.getRetryAfter();
        long wanted = retryAfter == null ? 0 : Math.min(TokenLifetime.nanos(retryAfter), LONGEST_RETRY_AFTER);
        long longest = Math.max(SECOND, lifeNanos / LIVES_PER_WAIT);
        // At random, so that whoever failed at the same moment does not come back at the same moment.
        long background = Math.max(SECOND, (long) (doubled(SECOND, failures, longest) * (0.5 + 0.5 * random)));
        long callers = refused != null && refused.getStatus() == TOO_MANY_REQUESTS
                ? (long) (doubled(SECOND, failures, LONGEST_LIMITED_WAIT) * random)
                : waitAfter(failures);
        return new RefreshBackoff(failures + 1, now, Math.max(background, wanted), callers, wanted, refused);
    }

    /** After a success; a token that is of no use to the next caller counts as a failure here. */
    RefreshBackoff succeeded(long now, long usableNanos) {
        return usableNanos >= SECOND ? NONE : new RefreshBackoff(failures + 1, now, 0, waitAfter(failures), 0, null);
    }

    private static long waitAfter(int failures) {
        return failures == 0 ? 0 : doubled(FIRST_WAIT, failures - 1, SECOND);
    }

    /** Whether a refresh may begin that nobody waits for. */
    boolean allowsBackground(long now) {
        return failures == 0 || now - endedAt >= backgroundWait;
    }

    /** What callers get instead of a refresh; null if one may begin. */
    @Nullable
    ApiException refusal(long now) {
        long left = retryAfter - (now - endedAt);
        return refusal == null || left <= 0 ? null : refusal.copy(Duration.ofNanos(left));
    }

    /** For how long a refresh must still wait that callers wait for. */
    long waitBeforeRefresh(long now) {
        return failures == 0 ? 0 : Math.max(0, callersWait - (now - endedAt));
    }

    private static long doubled(long first, int times, long longest) {
        return Math.min(first << Math.min(times, MOST_DOUBLINGS), longest);
    }
}
