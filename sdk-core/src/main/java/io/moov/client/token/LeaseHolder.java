package io.moov.client.token;

import io.moov.client.token.TokenOrigin.Renewed;
import io.moov.client.token.TokenOrigin.Way;
import io.moov.client.token.TokenStore.Entry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the process of a fleet does that has the lease: it creates the next token and stores it for all. */
final class LeaseHolder {
    private final TokenTime time;
    private final TokenFetcher fetcher;
    private final WatchedStore store;
    private final SharedToken shared;
    private final SourceEvents events;

    /** The lease that this process has; zero if it has none. After a failure it is kept, and keeps the others from trying. */
    private volatile long fence;

    private long leasedAt;

    LeaseHolder(TokenTime time, TokenFetcher fetcher, WatchedStore store, SharedToken shared, SourceEvents events) {
        this.time = time;
        this.fetcher = fetcher;
        this.store = store;
        this.shared = shared;
        this.events = events;
    }

    /** Gives back what was kept. If that fails, the lease ends by itself. */
    CompletableFuture<?> giveBack() {
        long kept = fence;
        fence = 0;
        return kept == 0 ? CompletableFuture.completedFuture(null) : store.release(kept);
    }

    /**
     * Creates a token. Looks into the store once more before: between the first look and the lease another process may
     * have done so.
     *
     * @param lease the fence of the lease, which has just been granted
     * @return the token; null if the refresh token turned out to be no good, and the renewal is to start over without it
     */
    CompletableFuture<@Nullable Renewed> lead(Round round, long lease) {
        leasedAt = time.nanos();
        fence = lease;
        return store.read().thenCompose(entry -> {
            Held found = shared.adopt(entry, round.present);
            if (found != null) {
                CompletableFuture<?> unused = giveBack();
                return CompletableFuture.completedFuture(new Renewed(found, Way.ADOPTED));
            }
            return takeRefreshToken(round, entry)
                    .thenCompose(refreshToken -> refreshToken == null
                            ? create(null, Way.FETCHED)
                            : Futures.recover(create(refreshToken, Way.REFRESHED), failure -> {
                                round.refreshFailed = true;
                                return OwnOrigin.mayBeReplaced(failure)
                                        ? CompletableFuture.completedFuture(null)
                                        : CompletableFuture.failedFuture(failure);
                            }));
        });
    }

    /**
     * The refresh token, if there is one. It is marked in the store before it is sent: should this process die then,
     * the next one must not send it again.
     */
    private CompletableFuture<@Nullable String> takeRefreshToken(Round round, @Nullable Entry entry) {
        StoredToken old = shared.open(entry);
        if (entry == null || old == null || old.refreshSpent || round.refreshFailed) {
            return CompletableFuture.completedFuture(null);
        }
        long lease = fence;
        return store.write(lease, shared.seal(old.spent(), lease), entry.getRemaining())
                .thenApply(written -> written ? old.token.getRefreshToken() : null);
    }

    private CompletableFuture<@Nullable Renewed> create(@Nullable String refreshToken, Way way) {
        return fetcher.fetch(refreshToken, timeLeft())
                .thenCompose(fetched -> publish(new OwnOrigin.Granted(fetched, way)));
    }

    /** Up to the end of the lease, when another process takes over; a store that was slow does not take all of it. */
    private Duration timeLeft() {
        Duration lease = shared.lease();
        Duration left = lease.minusNanos(time.nanos() - leasedAt);
        Duration least = lease.dividedBy(2);
        return left.compareTo(least) < 0 ? least : left;
    }

    private CompletableFuture<Renewed> publish(OwnOrigin.Granted granted) {
        long lease = fence;
        long fetchedAt = time.nanos(); // the store may take its time, of which the token's life goes on
        StoredToken stored = shared.stored(granted.fetched);
        Duration lifeFromLease = granted.fetched.lifetime.plusNanos(fetchedAt - leasedAt);
        CompletableFuture<Renewed> published = store.write(lease, shared.seal(stored, lease), lifeFromLease)
                .thenApply(written -> {
                    CompletableFuture<?> unused = giveBack();
                    return written ? shared.keep(granted, fetchedAt, lease) : shared.keepAlone(granted, fetchedAt);
                });
        return Futures.recover(published, failure -> {
            events.storeDegraded(failure);
            return CompletableFuture.completedFuture(shared.keepAlone(granted, fetchedAt));
        });
    }
}
