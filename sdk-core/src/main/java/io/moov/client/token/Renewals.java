package io.moov.client.token;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds the present token of one source, and sees to it that one renewal at a time replaces it.
 *
 * <p>A fresh token is published in {@link #fresh}, and a timer takes it away again when it is time to look closer.
 * Callers that find none there come in under the lock, which is never held while anything is waited for. So a source
 * that nobody uses does nothing once its token has become stale.
 */
final class Renewals {
    private final TokenTime time;
    private final TokenOrigin origin;
    private final SourceEvents events;
    private final boolean revokesAtEnd;
    private final RenewalPace pace;
    private final ReentrantLock lock = new ReentrantLock();

    /** What callers may take without looking at a clock. */
    volatile @Nullable Held fresh;

    private @Nullable Held present;
    private @Nullable Renewal running;
    private TokenTime.@Nullable Timer timer;
    private boolean closed;

    Renewals(TokenTime time, TokenOrigin origin, SourceEvents events, boolean revokesAtEnd) {
        this.time = time;
        this.origin = origin;
        this.events = events;
        this.revokesAtEnd = revokesAtEnd;
        this.pace = new RenewalPace(time);
    }

    /** The present token, or the one that is being fetched. The future is shared: wait for it, but don't end it. */
    CompletableFuture<Held> obtain() {
        Renewal toStart = null;
        long wait = 0;
        CompletableFuture<Held> obtained;
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.failedFuture(new IllegalStateException(
                        "the TokenSource is closed; take tokens before close(), or build a new one"));
            }
            long now = time.nanos();
            Held usable = present != null && present.isUsable(now) ? present : null;
            Renewal renewal = running;
            if (renewal == null && (usable == null || (usable.isStale(now) && pace.mayRenewBehind(now)))) {
                renewal = toStart = running = new Renewal(present, now);
                wait = pace.waitBeforeRenewal(now);
            }
            if (usable != null) {
                publish(usable, now);
                obtained = CompletableFuture.completedFuture(usable);
            } else {
                obtained = Objects.requireNonNull(renewal).result;
            }
        } finally {
            lock.unlock();
        }
        if (toStart != null) {
            start(toStart, wait);
        }
        return obtained;
    }

    private void publish(Held held, long now) {
        fresh = held;
        long next = held.usableUntil;
        if (!held.isStale(now)) {
            next = held.staleAt;
        } else if (running == null) {
            next = pace.earlierRetry(next);
        }
        cancelTimer();
        timer = time.scheduleBrief(Math.max(0, next - now), () -> takeAway(held));
    }

    /** The next caller looks closer. */
    private void takeAway(Held held) {
        lock.lock();
        try {
            if (fresh == held) {
                fresh = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private void start(Renewal renewal, long wait) {
        if (wait > 0) {
            time.schedule(wait, () -> run(renewal));
        } else {
            run(renewal);
        }
    }

    private void run(Renewal renewal) {
        if (renewal.result.isDone()) {
            return; // closed in the wait
        }
        CompletableFuture<TokenOrigin.Renewed> work;
        try {
            work = origin.renew(renewal.replaced);
        } catch (RuntimeException | Error e) {
            work = CompletableFuture.failedFuture(e);
        }
        Futures.whenDone(work, (renewed, failure) -> end(renewal, renewed, failure));
    }

    private void end(Renewal renewal, TokenOrigin.@Nullable Renewed renewed, @Nullable Throwable cause) {
        if (!settle(renewal, renewed, cause)) {
            if (renewed != null && revokesAtEnd) {
                CompletableFuture<?> unused = revokeUnheard(renewed.held);
            }
            return;
        }
        Duration took = Duration.ofNanos(time.nanos() - renewal.began);
        if (renewed != null) {
            events.renewed(renewed.way, took);
            renewal.result.complete(renewed.held);
        } else if (cause != null) {
            events.failed(cause, took);
            renewal.result.completeExceptionally(cause);
        }
    }

    /** False if this source was closed meanwhile. */
    private boolean settle(Renewal renewal, TokenOrigin.@Nullable Renewed renewed, @Nullable Throwable cause) {
        lock.lock();
        try {
            if (running != renewal) {
                return false;
            }
            running = null;
            long now = time.nanos();
            if (renewed != null) {
                pace.succeeded(now);
                present = renewed.held;
                fresh = null;
                if (present.isUsable(now) && !present.isStale(now)) { // else the next caller looks closer
                    publish(present, now);
                }
            } else {
                pace.failed(cause, now);
                fresh = null; // so that the next caller sets the timer for the next try
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a token that has turned out to be bad, unless it was replaced already. */
    void invalidate(String accessToken) {
        Held bad = present();
        if (bad != null && bad.carries(accessToken)) {
            origin.discard(bad); // first, so that whoever comes after it was forgotten does not take it up again
            forget(bad);
        }
    }

    /** Forgets the present token, and revokes at the server all that is left. */
    CompletableFuture<?> revoke() {
        Held bad = present();
        if (bad != null) {
            invalidate(bad.token.getAccessToken());
        }
        return origin.revoke(bad);
    }

    /** Forgets the present token, and revokes it if it would else be left over. */
    CompletableFuture<?> abandon() {
        Held left = present();
        forget(left);
        return revokesAtEnd ? revokeUnheard(left) : CompletableFuture.completedFuture(null);
    }

    /** Gives no token any more: whoever waits for one fails. */
    CompletableFuture<?> close() {
        Renewal ended;
        lock.lock();
        try {
            closed = true;
            ended = running;
            running = null;
        } finally {
            lock.unlock();
        }
        if (ended != null) {
            ended.result.completeExceptionally(
                    new IllegalStateException("the TokenSource was closed while a token was fetched"));
        }
        origin.close();
        return abandon();
    }

    /** Nobody is there to hear of a failure but the listener. */
    private CompletableFuture<?> revokeUnheard(@Nullable Held held) {
        long began = time.nanos();
        return origin.revoke(held).handle((done, failure) -> {
            if (failure != null) {
                events.failed(Futures.cause(failure), Duration.ofNanos(time.nanos() - began));
            }
            return null;
        });
    }

    private @Nullable Held present() {
        lock.lock();
        try {
            return present;
        } finally {
            lock.unlock();
        }
    }

    private void forget(@Nullable Held left) {
        lock.lock();
        try {
            if (present != null && left != null && present.carries(left.token.getAccessToken())) {
                forget();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forget() {
        present = null;
        fresh = null;
        cancelTimer();
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }
}
