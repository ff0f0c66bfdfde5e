package io.moov.client.token;

import io.moov.client.TransportException;
import io.moov.client.token.TokenStore.Entry;
import io.moov.client.token.WatchedStore.StoreFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that a fleet shares: who has the lease creates the next one, and all others take it from the store. While the
 * store cannot be used, each process creates its own.
 *
 * <p>Who fails to create one keeps the lease until it ends, so that in an outage the whole fleet sends what one process
 * would send.
 */
final class FleetOrigin implements TokenOrigin {
    private static final long FIRST_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int POLLS_PER_LEASE = 8;
    private static final int MOST_DOUBLINGS = 10;

    /** For how long callers wait for a store that was of use before: it restarts in less, and all are spared a request. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final TokenTime time;
    private final TokenFetcher fetcher;
    private final WatchedStore store;
    private final SharedToken shared;
    private final SourceEvents events;

    /** The lease that was kept after a failure; this process may try again before it ends. Zero if there is none. */
    private volatile long keptFence;

    /** Whether the store was of use in the last renewal. */
    private volatile boolean storeAnswered;

    FleetOrigin(TokenTime time, TokenFetcher fetcher, WatchedStore store, SharedToken shared, SourceEvents events) {
        this.time = time;
        this.fetcher = fetcher;
        this.store = store;
        this.shared = shared;
        this.events = events;
    }

    @Override
    public CompletableFuture<Renewed> renew(@Nullable Held present) {
        return attempt(new Round(present, time.nanos(), patience(present)));
    }

    /**
     * For how long this renewal waits for a store that is down. Behind the callers' backs that is up to a lease; it goes
     * on a little after the present token is used up. At random, so that a fleet does not lose patience all at once.
     */
    private long patience(@Nullable Held present) {
        if (!storeAnswered) {
            return 0;
        }
        double part = 0.5 + 0.5 * time.random();
        long usable = present == null ? 0 : Math.max(0, present.usableUntil - time.nanos());
        return (long) Math.min(part * shared.lease().toNanos(), usable + part * PATIENCE_NANOS);
    }

    private CompletableFuture<Renewed> attempt(Round round) {
        CompletableFuture<Renewed> together = giveBackKeptLease().thenCompose(done -> look(round));
        return Futures.recover(
                together,
                failure -> failure instanceof StoreFailure
                        ? withoutStore(round, failure)
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Renewed> withoutStore(Round round, Throwable failure) {
        if (round.failsFirst()) {
            events.storeDegraded(failure);
        }
        if (time.nanos() - round.patientUntil < 0) {
            return later(round);
        }
        storeAnswered = false;
        return alone();
    }

    private CompletableFuture<?> giveBackKeptLease() {
        long fence = keptFence;
        keptFence = 0;
        return fence == 0 ? CompletableFuture.completedFuture(null) : store.release(fence);
    }

    /** Without a refresh token: the fleet has one at most, and may be using it. */
    private CompletableFuture<Renewed> alone() {
        return OwnOrigin.grant(fetcher, null, null, unspent -> {})
                .thenApply(granted -> shared.keepAlone(granted, time.nanos()));
    }

    private CompletableFuture<Renewed> look(Round round) {
        return store.read().thenCompose(entry -> {
            storeAnswered = true;
            Held found = shared.adopt(entry, round.present);
            return found != null
                    ? CompletableFuture.completedFuture(new Renewed(found, Way.ADOPTED))
                    : store.acquire(shared.lease()).thenCompose(fence -> fence == 0 ? poll(round) : lead(round, fence));
        });
    }

    private CompletableFuture<Renewed> poll(Round round) {
        if (time.nanos() - round.began > LONGEST_WAIT.toNanos()) {
            return CompletableFuture.failedFuture(TransportException.whileWaiting(
                    "createAccessToken", "another process has the lease and brought no token in " + LONGEST_WAIT));
        }
        return later(round);
    }

    private CompletableFuture<Renewed> later(Round round) {
        CompletableFuture<Renewed> result = new CompletableFuture<>();
        time.schedule(round.nextPoll(shared.lease(), time.random()), () -> Futures.join(attempt(round), result));
        return result;
    }

    /** Looks once more before creating one: between the first look and the lease another process may have done so. */
    private CompletableFuture<Renewed> lead(Round round, long fence) {
        long leasedAt = time.nanos();
        return store.read().thenCompose(entry -> {
            Held found = shared.adopt(entry, round.present);
            if (found != null) {
                release(fence);
                return CompletableFuture.completedFuture(new Renewed(found, Way.ADOPTED));
            }
            return create(entry, fence, leasedAt);
        });
    }

    private CompletableFuture<Renewed> create(@Nullable Entry entry, long fence, long leasedAt) {
        CompletableFuture<OwnOrigin.Granted> created = takeRefreshToken(entry, fence)
                .thenCompose(refreshToken -> OwnOrigin.grant(fetcher, refreshToken, shared.lease(), unspent -> {}));
        Futures.whenDone(created, (granted, failure) -> keptFence = failure == null ? 0 : fence);
        return created.thenCompose(granted -> publish(granted, fence, leasedAt));
    }

    /**
     * The refresh token, if there is one. It is marked in the store before it is sent: should this process die then,
     * the next one must not send it again.
     */
    private CompletableFuture<@Nullable String> takeRefreshToken(@Nullable Entry entry, long fence) {
        StoredToken old = shared.open(entry);
        if (entry == null || old == null || old.refreshSpent) {
            return CompletableFuture.completedFuture(null);
        }
        return store.write(fence, shared.seal(old.spent(), fence), entry.getRemaining())
                .thenApply(written -> written ? old.token.getRefreshToken() : null);
    }

    private CompletableFuture<Renewed> publish(OwnOrigin.Granted granted, long fence, long leasedAt) {
        long fetchedAt = time.nanos(); // the store may take its time, of which the token's life goes on
        StoredToken stored = shared.stored(granted.fetched);
        Duration lifeFromLease = granted.fetched.lifetime.plusNanos(fetchedAt - leasedAt);
        CompletableFuture<Renewed> published = store.write(fence, shared.seal(stored, fence), lifeFromLease)
                .thenApply(written -> {
                    release(fence);
                    return written ? shared.keep(granted, fetchedAt, fence) : shared.keepAlone(granted, fetchedAt);
                });
        return Futures.recover(published, failure -> {
            events.storeDegraded(failure);
            return CompletableFuture.completedFuture(shared.keepAlone(granted, fetchedAt));
        });
    }

    /** If that fails, the lease ends by itself. */
    private void release(long fence) {
        CompletableFuture<?> unused = store.release(fence);
    }

    @Override
    public void discard(Held bad) {
        shared.refuseUpTo(bad.version);
        if (bad.version != 0) {
            Futures.whenDone(store.remove(bad.version), (removed, failure) -> {
                if (failure != null) {
                    events.storeDegraded(failure);
                }
            });
        }
    }

    @Override
    public CompletableFuture<?> revoke(@Nullable Held present) {
        if (present == null) {
            return CompletableFuture.completedFuture(null);
        }
        discard(present);
        return OwnOrigin.revoke(fetcher, present.token.getRefreshToken(), present);
    }

    /** One renewal that may look into the store many times, at growing intervals. */
    private static final class Round {
        final @Nullable Held present;
        final long began;
        final long patientUntil;
        private int polls;
        private boolean failed;

        Round(@Nullable Held present, long began, long patience) {
            this.present = present;
            this.began = began;
            this.patientUntil = began + patience;
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
}
