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
    /** So long callers wait for a store that fails: a restart takes less, and would cost a request for each process. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final TokenTime time;
    private final TokenFetcher fetcher;
    private final WatchedStore store;
    private final SharedToken shared;
    private final SourceEvents events;
    private final LeaseHolder holder;

    /** Whether the store was of use in the last renewal. The first may find it slow: all is cold then. */
    private volatile boolean storeAnswered = true;

    private volatile @Nullable Round current;
    private volatile boolean closed;

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
        Round round = new Round(present, time.nanos(), patience(present));
        current = round;
        attempt(round);
        return round.result;
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

    private void attempt(Round round) {
        if (closed) {
            holder.giveBack();
            return; // nobody waits for the token any more
        }
        Futures.whenDone(look(round), (renewed, failure) -> {
            try {
                goOn(round, renewed, failure);
            } catch (RuntimeException | Error e) {
                round.result.completeExceptionally(e);
                throw e;
            }
        });
    }

    /** From here, and not from where the attempt ended: one that follows a hundred others must not lie as deep. */
    private void goOn(Round round, @Nullable Renewed renewed, @Nullable Throwable failure) {
        if (renewed != null) {
            round.result.complete(renewed);
        } else if (closed) {
            holder.giveBack();
        } else if (failure == null) {
            poll(round);
        } else if (failure instanceof StoreFailure) {
            withoutStore(round, failure);
        } else {
            round.result.completeExceptionally(failure);
        }
    }

    private void withoutStore(Round round, Throwable failure) {
        if (round.failsFirst()) {
            events.storeDegraded(failure);
        }
        long patience = round.patientUntil() - time.nanos();
        if (patience > 0) {
            later(round, patience);
        } else {
            storeAnswered = false;
            Futures.join(alone(), round.result);
        }
    }

    /** Without a refresh token: the fleet has one at most, and may be using it. */
    private CompletableFuture<Renewed> alone() {
        return fetcher.fetch(null, null).thenApply(fetched -> {
            holder.giveBack();
            return shared.keepAlone(new OwnOrigin.Granted(fetched, Way.FETCHED), time.nanos());
        });
    }

    /** Null if it is to be looked again a little later. */
    private CompletableFuture<@Nullable Renewed> look(Round round) {
        return store.read().thenCompose(entry -> {
            storeAnswered = true;
            Renewed adopted = holder.adopt(entry, round);
            return adopted != null
                    ? CompletableFuture.completedFuture(adopted)
                    : holder.claim()
                            .thenCompose(leads -> leads ? holder.lead(round) : CompletableFuture.completedFuture(null));
        });
    }

    private void poll(Round round) {
        if (time.nanos() - round.began > LONGEST_WAIT.toNanos()) {
            round.result.completeExceptionally(new TransportException(
                    "createAccessToken",
                    "another process has the lease and brought no token in " + LONGEST_WAIT,
                    null));
        } else {
            later(round, Long.MAX_VALUE);
        }
    }

    private void later(Round round, long atMost) {
        long wait = Math.min(round.nextPoll(shared.lease(), time.random()), atMost);
        time.schedule(wait, () -> attempt(round));
    }

    @Override
    public void close() {
        closed = true;
        Round last = current;
        if (last == null || last.result.isDone()) {
            holder.giveBack();
        }
    }

    @Override
    public void discard(Held bad) {
        shared.refuse(bad);
        Round round = current;
        if (round != null) {
            round.hurry(time.nanos() + PATIENCE_NANOS); // callers will wait for it
        }
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
        return OwnOrigin.revoke(fetcher, present.token.getRefreshToken(), present);
    }
}
