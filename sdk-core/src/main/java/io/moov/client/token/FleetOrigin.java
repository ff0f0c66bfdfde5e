package io.moov.client.token;

import io.moov.client.TransportException;
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
    /** For how long callers wait for a store that was of use before: it restarts in less, and all are spared a request. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final TokenTime time;
    private final TokenFetcher fetcher;
    private final WatchedStore store;
    private final SharedToken shared;
    private final SourceEvents events;
    private final LeaseHolder holder;

    /** Whether the store was of use in the last renewal. */
    private volatile boolean storeAnswered;

    FleetOrigin(TokenTime time, TokenFetcher fetcher, WatchedStore store, SharedToken shared, SourceEvents events) {
        this.time = time;
        this.fetcher = fetcher;
        this.store = store;
        this.shared = shared;
        this.events = events;
        this.holder = new LeaseHolder(time, fetcher, store, shared, events);
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
        CompletableFuture<Renewed> together = holder.giveBack().thenCompose(done -> look(round));
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

    /** Without a refresh token: the fleet has one at most, and may be using it. */
    private CompletableFuture<Renewed> alone() {
        return fetcher.fetch(null, null)
                .thenApply(fetched -> shared.keepAlone(new OwnOrigin.Granted(fetched, Way.FETCHED), time.nanos()));
    }

    private CompletableFuture<Renewed> look(Round round) {
        return store.read().thenCompose(entry -> {
            storeAnswered = true;
            Held found = shared.adopt(entry, round.present);
            return found != null
                    ? CompletableFuture.completedFuture(new Renewed(found, Way.ADOPTED))
                    : store.acquire(shared.lease())
                            .thenCompose(fence -> fence == 0 ? poll(round) : holder.lead(round, fence, this::attempt));
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

    @Override
    public void discard(Held bad) {
        shared.refuse(bad);
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
}
