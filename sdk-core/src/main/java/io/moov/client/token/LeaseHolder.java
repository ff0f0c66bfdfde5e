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

    /** The lease that this process has; zero if it has none. */
    private volatile long fence;

    private long leasedAt;
    private Duration lease = Duration.ZERO;

    /** Whether the last lease ended without a token, and another process is to have the next one. */
    private boolean standsBack;

    /** Is not sent again, also if the store has forgotten that it was. */
    private @Nullable String lastRefreshToken;

    LeaseHolder(TokenTime time, TokenFetcher fetcher, WatchedStore store, SharedToken shared, SourceEvents events) {
        this.time = time;
        this.fetcher = fetcher;
        this.store = store;
        this.shared = shared;
        this.events = events;
    }

    /** Gives the lease back, if this process has it. If that fails, the lease ends by itself. */
    void giveBack() {
        long held = fence;
        fence = 0;
        if (held != 0) {
            CompletableFuture<?> unused = store.release(held);
        }
    }

    /** The stored token, if it is good; then there is nothing left to do under a lease. */
    @Nullable
    Renewed adopt(@Nullable Entry entry, Round round) {
        Held found = shared.adopt(entry, round.present);
        if (found == null) {
            return null;
        }
        giveBack();
        return new Renewed(found, Way.ADOPTED);
    }

    /**
     * Whether this process has the lease, or gets it now. After a failure it is kept, so that the others do not try what
     * fails; when it has ended, they come first: it may be this process that is at fault.
     */
    CompletableFuture<Boolean> claim() {
        long age = time.nanos() - leasedAt;
        long span = lease.toNanos();
        if (fence != 0 && age < span - span / 4) {
            return CompletableFuture.completedFuture(true);
        }
        if (fence != 0) {
            fence = 0;
            standsBack = true;
        }
        if (standsBack && age < span + span / 4) {
            return CompletableFuture.completedFuture(false);
        }
        standsBack = false;
        Duration asked = shared.lease();
        return store.acquire(asked).thenApply(granted -> {
            if (granted != 0) {
                leasedAt = time.nanos();
                lease = asked;
                fence = granted;
            }
            return granted != 0;
        });
    }

    /**
     * Creates a token under the lease. Looks into the store once more before: between the first look and the lease another
     * process may have done so.
     *
     * @return the token; null if the renewal is to start over, because the refresh token turned out to be no good or
     *     another process has taken over
     */
    CompletableFuture<@Nullable Renewed> lead(Round round) {
        return store.read().thenCompose(entry -> {
            Renewed adopted = adopt(entry, round);
            if (adopted != null) {
                return CompletableFuture.completedFuture(adopted);
            }
            StoredToken old = shared.open(entry);
            String unspent = old == null || old.refreshSpent ? null : old.token.getRefreshToken();
            boolean wasSent = unspent != null && unspent.equals(lastRefreshToken);
            return entry == null || old == null || unspent == null || round.refreshFailed || wasSent
                    ? create(null, Way.FETCHED)
                    : refresh(round, old, unspent, entry.getRemaining());
        });
    }

    /**
     * The refresh token is marked in the store before it is sent: should this process die then, the next one must not
     * send it again.
     */
    private CompletableFuture<@Nullable Renewed> refresh(
            Round round, StoredToken old, String unspent, Duration remaining) {
        long held = fence;
        return store.write(held, shared.seal(old.spent(), held), remaining).thenCompose(written -> {
            if (!written) {
                fence = 0;
                return CompletableFuture.completedFuture(null);
            }
            lastRefreshToken = unspent;
            return Futures.recover(create(unspent, Way.REFRESHED), failure -> {
                round.refreshFailed = true;
                return OwnOrigin.mayBeReplaced(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure);
            });
        });
    }

    private CompletableFuture<@Nullable Renewed> create(@Nullable String refreshToken, Way way) {
        return fetcher.fetch(refreshToken, timeLeft())
                .thenCompose(fetched -> publish(new OwnOrigin.Granted(fetched, way)));
    }

    /** Up to the end of the lease, when another process takes over; a store that was slow does not take all of it. */
    private Duration timeLeft() {
        Duration left = lease.minusNanos(time.nanos() - leasedAt);
        Duration least = lease.dividedBy(4);
        return left.compareTo(least) < 0 ? least : left;
    }

    private CompletableFuture<Renewed> publish(OwnOrigin.Granted granted) {
        long held = fence;
        long fetchedAt = time.nanos(); // the store may take its time, of which the token's life goes on
        StoredToken stored = shared.stored(granted.fetched);
        Duration lifeFromLease = granted.fetched.lifetime.plusNanos(fetchedAt - leasedAt);
        CompletableFuture<Renewed> published = store.write(held, shared.seal(stored, held), lifeFromLease)
                .thenApply(written -> {
                    giveBack();
                    return written ? shared.keep(granted, fetchedAt, held) : shared.keepAlone(granted, fetchedAt);
                });
        return Futures.recover(published, failure -> {
            giveBack();
            events.storeDegraded(failure);
            return CompletableFuture.completedFuture(shared.keepAlone(granted, fetchedAt));
        });
    }
}
