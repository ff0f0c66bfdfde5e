package io.moov.client.token;

import io.moov.client.BasicCredentials;
import io.moov.client.FailedCalls;
import io.moov.client.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A token endpoint on virtual time that takes so many requests a second and refuses the others with 429 and {@code
 * Retry-After}. Calls retry as those of a {@link io.moov.client.MoovClient} do.
 */
final class LimitedEndpoint implements TokenEndpoint {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final RetryPolicy RETRIES = RetryPolicy.defaults();
    private static final Duration CALL_LIMIT = Duration.ofSeconds(60);

    private final VirtualTime time;
    private final int limit;
    private final Duration lifetime;
    private long downFrom = Long.MAX_VALUE;
    private long downUntil = Long.MAX_VALUE;

    private long second = -1;
    private int acceptedThisSecond;
    private int requestsThisSecond;

    int requests;
    int refused;
    int issued;
    int mostInASecond;

    /** When the last token was issued. */
    long lastIssue;

    LimitedEndpoint(VirtualTime time, int limit, Duration lifetime) {
        this.time = time;
        this.limit = limit;
        this.lifetime = lifetime;
    }

    void goDown(long from, long until) {
        downFrom = from;
        downUntil = until;
    }

    @Override
    public CompletableFuture<CachedToken> create(@Nullable BasicCredentials given, @Nullable Duration limit) {
        CompletableFuture<CachedToken> answer = new CompletableFuture<>();
        long deadline = time.nanos() + (limit == null ? CALL_LIMIT : limit).toNanos();
        attempt(1, deadline, answer);
        return answer;
    }

    private void attempt(int number, long deadline, CompletableFuture<CachedToken> answer) {
        long there = (long) (SECOND * (0.02 + 0.08 * time.random()));
        time.schedule(there, () -> {
            int status = arrive();
            time.schedule(there, () -> answered(number, deadline, status, answer));
        });
    }

    private int arrive() {
        long now = time.nanos();
        if (now / SECOND != second) {
            second = now / SECOND;
            acceptedThisSecond = 0;
            requestsThisSecond = 0;
        }
        requests++;
        mostInASecond = Math.max(mostInASecond, ++requestsThisSecond);
        if (now >= downFrom && now < downUntil) {
            return 503;
        }
        if (acceptedThisSecond >= limit) {
            refused++;
            return 429;
        }
        acceptedThisSecond++;
        issued++;
        lastIssue = now;
        return 200;
    }

    private void answered(int number, long deadline, int status, CompletableFuture<CachedToken> answer) {
        if (status == 200) {
            answer.complete(FakeEndpoint.cached(FakeEndpoint.token(issued, lifetime), lifetime, time));
            return;
        }
        Duration retryAfter = status == 429 ? Duration.ofSeconds(1) : null;
        Duration wait = retryAfter != null ? retryAfter : FailedCalls.backoff(RETRIES, number, time.random());
        if (number < RETRIES.getMaxAttempts() && time.nanos() + wait.toNanos() < deadline) {
            time.schedule(wait.toNanos(), () -> attempt(number + 1, deadline, answer));
        } else {
            answer.completeExceptionally(FailedCalls.refused(status, true, retryAfter));
        }
    }

    @Override
    public CompletableFuture<Void> revoke(String token) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public BasicCredentials credentials() {
        return BasicCredentials.of("acme", "secret");
    }
}
