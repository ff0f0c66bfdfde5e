package io.moov.client.token;

import io.moov.client.token.TokenOrigin.Renewed;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One renewal of a fleet's token by one process, which may look into the store many times, at growing intervals. */
final class Round {
    private static final long FIRST_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int POLLS_PER_LEASE = 8;
    private static final int MOST_DOUBLINGS = 10;

    final CompletableFuture<Renewed> result = new CompletableFuture<>();
    final @Nullable Held present;
    final long began;

    /** Whether this process sent the refresh token for nothing. Whatever the store says, it does not send it again. */
    boolean refreshFailed;

    private volatile long patientUntil;
    private int polls;
    private boolean failed;

    Round(@Nullable Held present, long began, long patience) {
        this.present = present;
        this.began = began;
        this.patientUntil = began + patience;
    }

    /** Until when a store is waited for that is down. */
    long patientUntil() {
        return patientUntil;
    }

    void hurry(long latest) {
        if (latest - patientUntil < 0) {
            patientUntil = latest;
        }
    }

    /** True once. */
    boolean failsFirst() {
        boolean first = !failed;
        failed = true;
        return first;
    }

    /** Spread over half of the wait, and short against a lease: who holds it may have died. */
    long nextPoll(Duration lease, double random) {
        long growing = FIRST_POLL_NANOS << Math.min(polls++, MOST_DOUBLINGS);
        return (long) (Math.min(growing, lease.toNanos() / POLLS_PER_LEASE) * (0.5 + 0.5 * random));
    }
}
