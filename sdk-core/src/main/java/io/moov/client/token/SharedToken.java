package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import io.moov.client.token.TokenOrigin.Renewed;
import io.moov.client.token.TokenStore.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What one process makes of the fleet's stored token: what it takes, refuses and writes. */
final class SharedToken {
    static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    static final Duration LONGEST_LEASE = Duration.ofSeconds(15);
    static final long LIVES_PER_LEASE = 10;

    /** The store has one token; older ones come back by accident or malice alone. */
    private static final int REFUSED_REMEMBERED = 8;

    private final StoreKeys keys;
    private final StoreKey place;
    private final TokenTime time;
    private final Lifetimes lifetimes;
    private final SourceEvents events;

    /** The newest version that this process has seen: an older one was put back by somebody who should not. */
    private final AtomicLong newestSeen = new AtomicLong();

    /**
     * The last access tokens that were found to be bad. Their versions would not tell: who marks a refresh token as spent
     * stores its access token anew.
     */
    private final Deque<String> refused = new ConcurrentLinkedDeque<>();

    /** Grows shorter with the tokens' lives, so that a dead holder is replaced before a token's life is over. */
    private volatile Duration lease = LONGEST_LEASE;

    SharedToken(StoreKeys keys, StoreKey place, TokenTime time, Lifetimes lifetimes, SourceEvents events) {
        this.keys = keys;
        this.place = place;
        this.time = time;
        this.lifetimes = lifetimes;
        this.events = events;
    }

    Duration lease() {
        return lease;
    }

    synchronized void refuse(Held bad) {
        String token = bad.token.getAccessToken();
        if (!refused.contains(token)) {
            refused.addFirst(token);
        }
        if (refused.size() > REFUSED_REMEMBERED) {
            refused.pollLast();
        }
    }

    byte[] seal(StoredToken token, long fence) {
        return SealedToken.seal(token, keys, place, fence);
    }

    /** The stored token, whatever its age; null if there is none, or if it is not to be trusted. */
    @Nullable
    StoredToken open(@Nullable Entry entry) {
        if (entry == null) {
            return null;
        }
        if (entry.getVersion() < newestSeen.get()) {
            events.storeDegraded("the stored token is refused: it is older than one that was there before");
            return null;
        }
        try {
            return SealedToken.open(entry.getValue(), keys, place, entry.getVersion());
        } catch (RefusedValueException e) {
            events.storeDegraded(e);
            return null;
        }
    }

    /** The stored token, if it is good and is another than the present one, or lives for clearly longer than was thought. */
    @Nullable
    Held adopt(@Nullable Entry entry, @Nullable Held present) {
        StoredToken stored = open(entry);
        if (entry == null || stored == null || refused.contains(stored.token.getAccessToken())) {
            return null;
        }
        Held same = present != null && present.carries(stored.token.getAccessToken()) ? present : null;
        long heldSince = same == null ? time.nanos() : same.heldSince;
        Duration remaining = remaining(entry, stored, heldSince);
        AuthToken token =
                stored.token.toBuilder().expiresIn(remaining.toSeconds()).build();
        Held held = lifetimes.hold(token, remaining, stored.lifetime, heldSince, entry.getVersion());
        if (!held.isUsable(time.nanos())
                || (same != null && !lifetimes.isClearlyLonger(held, same, stored.lifetime))
                || endsSooner(held, present)) {
            return null;
        }
        saw(entry.getVersion(), stored.lifetime);
        return held;
    }

    private boolean endsSooner(Held held, @Nullable Held present) {
        return present != null && present.isUsable(time.nanos()) && held.usableUntil - present.usableUntil < 0;
    }

    /**
     * Time left by the store's clock, so that no process needs a right one of its own. Who has never seen an entry
     * cannot tell whether an old one was put back with a new life, and asks the wall clock too.
     *
     * @param heldSince when this process first saw the token, which is not younger than that
     */
    private Duration remaining(Entry entry, StoredToken stored, long heldSince) {
        Duration remaining = shorter(entry.getRemaining(), stored.lifetime.minusNanos(time.nanos() - heldSince));
        return newestSeen.get() == 0 ? shorter(remaining, Duration.between(time.wall(), stored.expiresAt)) : remaining;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    StoredToken stored(TokenFetcher.Fetched fetched) {
        Instant expiresAt = time.wall().plus(fetched.lifetime);
        return new StoredToken(fetched.token, false, expiresAt, fetched.lifetime);
    }

    /** A token of this process that the others will take; it was fetched some time ago. */
    Renewed keep(OwnOrigin.Granted granted, long fetchedAt, long fence) {
        saw(fence, granted.fetched.lifetime);
        return hold(granted, fetchedAt, fence);
    }

    /** A token of this process that no other knows; it was fetched some time ago. */
    Renewed keepAlone(OwnOrigin.Granted granted, long fetchedAt) {
        return hold(granted, fetchedAt, 0);
    }

    private Renewed hold(OwnOrigin.Granted granted, long fetchedAt, long version) {
        Duration lifetime = granted.fetched.lifetime;
        Duration remaining = lifetime.minusNanos(time.nanos() - fetchedAt);
        Held held = lifetimes.hold(granted.fetched.token, remaining, lifetime, fetchedAt, version);
        return new Renewed(held, granted.way);
    }

    private void saw(long version, Duration lifetime) {
        newestSeen.accumulateAndGet(version, Math::max);
        Duration part = lifetime.dividedBy(LIVES_PER_LEASE);
        lease = part.compareTo(LONGEST_LEASE) > 0
                ? LONGEST_LEASE
                : part.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : part;
    }
}
