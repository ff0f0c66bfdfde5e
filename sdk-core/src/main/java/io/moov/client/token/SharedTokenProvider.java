package io.moov.client.token;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.auth.AuthToken;
import io.moov.client.token.CachedToken.Stored;
import io.moov.client.token.SealedToken.Place;
import io.moov.client.token.SealedToken.RefusedException;
import io.moov.client.token.TokenListener.Kind;
import io.moov.client.token.TokenStore.Claim;
import io.moov.client.token.TokenStore.Entry;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that the processes of a fleet share through a store: who has the lease creates the next one, and all others take
 * it from the store. While the store cannot be used, each process creates its own.
 *
 * <p>A process that fails to create one keeps the lease until it ends, so that in an outage the whole fleet sends what one
 * process would send. If its request was refused, it gives the lease back: it may be its own keys that are at fault.
 */
final class SharedTokenProvider implements TokenProvider {
    static final Duration LONGEST_LEASE = Duration.ofSeconds(15);
    static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);
    static final int LIVES_PER_LEASE = 10;

    /** What a refresh takes at most that callers wait for, whatever becomes of supplier, store and other processes. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** For stores that have no limit of their own. */
    static final Duration STORE_LIMIT = Duration.ofSeconds(5);

    /** So long callers wait for a store that fails: a restart takes less, and would cost a request for each process. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What stores take. */
    private static final Duration LONGEST_TIME_TO_LIVE = Duration.ofDays(365);

    private static final long FIRST_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** However soon a store says that a lease ends. */
    private static final long LEAST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long LONGEST_POLL_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How far wall clocks of processes may be apart. */
    private static final long WALL_TOLERANCE_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private final TokenStore store;
    private final StoreKeys keys;
    private final TokenEndpoint endpoint;
    private final Function<BasicCredentials, Place> places;
    private final TokenLifetime lifetime;
    private final ListenerQueue listeners;
    private final Clock clock;

    /** Whether the store was of use in the last refresh. The first may find it slow: all is cold then. */
    private volatile boolean storeWorks = true;

    /** Grows shorter with the tokens' lives, so that a dead holder is replaced before a token's life is over. */
    private volatile Duration lease = LONGEST_LEASE;

    /** The lease that outlived the last refresh. Written by one refresh, read by the next or at the end. */
    private volatile @Nullable Lease kept;

    private @Nullable Place lastPlace;

    /** False while it runs. It may hang, and then holds one thread, not one for each refresh. */
    private final AtomicBoolean supplierIsFree = new AtomicBoolean(true);

    /** The newest version seen, which older ones are refused for until its token has expired. */
    private long newestVersion;

    private long newestUntil;

    SharedTokenProvider(
            TokenStore store,
            StoreKeys keys,
            TokenEndpoint endpoint,
            Function<BasicCredentials, Place> places,
            TokenLifetime lifetime,
            ListenerQueue listeners,
            Clock clock) {
        this.store = store;
        this.keys = keys;
        this.endpoint = endpoint;
        this.places = places;
        this.lifetime = lifetime;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The watch ends it whatever hangs: the supplier, the store, or another process. */
    @Override
    public CompletableFuture<CachedToken> refresh(Refresh refresh) {
        CompletableFuture<CachedToken> result = new CompletableFuture<>();
        AtomicReference<@Nullable CachedToken> created = new AtomicReference<>();
        Duration attempt = refresh.limit();
        Duration limit = attempt == null ? LONGEST_WAIT : attempt;
        Future<?> watch = clock.schedule(limit.toNanos(), () -> {
            CachedToken token = created.get();
            if (token != null) { // only the store hangs
                result.complete(token);
            }
            result.completeExceptionally(new TransportException(
                    "createAccessToken",
                    "no token in " + limit + ": the supplier of credentials, the token store or the process"
                            + " that has the lease did not bring one",
                    null));
        });
        clock.execute(() -> {
            try {
                BasicCredentials credentials = askSupplier();
                new Round(refresh, result, created, credentials, places.apply(credentials)).claim();
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result.whenComplete((token, failure) -> watch.cancel(false));
    }

    private BasicCredentials askSupplier() {
        if (!supplierIsFree.compareAndSet(true, false)) {
            throw new TransportException(
                    "createAccessToken",
                    "the supplier of credentials has not returned since an earlier refresh; bound the time that it takes",
                    null);
        }
        try {
            return endpoint.credentials();
        } finally {
            supplierIsFree.set(true);
        }
    }

    @Override
    public void invalidate(CachedToken token) {
        Stored stored = token.stored;
        if (stored != null) {
            tell(() -> store.remove(stored.key, stored.version));
        }
    }

    @Override
    public void close() {
        Lease left = kept;
        kept = null;
        if (left != null) {
            release(left);
        }
    }

    /** If that fails, the lease ends by itself. */
    private void release(Lease lease) {
        tell(() -> store.release(lease.place.key, lease.fence));
    }

    /** Tells the store something, and waits for no reply. */
    private <T extends @Nullable Object> void tell(Supplier<CompletionStage<T>> operation) {
        CompletableFuture<?> unused = CompletableFuture.completedFuture(operation)
                .thenComposeAsync(Supplier::get, clock::execute)
                .exceptionally(
                        failure -> { // what it throws, and that no thread can be had, are failures of the stage
                            degraded(TokenCache.cause(failure));
                            return null;
                        });
    }

    private void degraded(Throwable failure) {
        // A foreign message may repeat an address with a password.
        TokenStoreException told = failure instanceof TokenStoreException
                ? (TokenStoreException) failure
                : new TokenStoreException(
                        TokenStoreException.Reason.OTHER,
                        failure instanceof RefusedException
                                ? String.valueOf(failure.getMessage())
                                : "the token store failed: "
                                        + failure.getClass().getName(),
                        null);
        listeners.tell(Kind.STORE_DEGRADED, 0, told);
    }

    /** Versions of one place are of no use in another. */
    private synchronized long knownVersion(Place place) {
        Place before = lastPlace;
        if (before == null || !before.key.equals(place.key)) {
            lastPlace = place;
            newestVersion = 0;
        }
        return newestVersion != 0 && clock.nanos() - newestUntil < 0 ? newestVersion : 0;
    }

    private synchronized void remember(long version, long lifeNanos, long until) {
        newestVersion = version;
        newestUntil = until;
        Duration part = Duration.ofNanos(lifeNanos / LIVES_PER_LEASE);
        lease = part.compareTo(LONGEST_LEASE) > 0
                ? LONGEST_LEASE
                : part.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : part;
    }

    private static long nanosToMillis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    /** The right to create the next token of one place. */
    private static final class Lease {
        final Place place;
        final String claimId;
        final long fence;

        /** By the clock of this process, and no later than by the store's. */
        final long endsAt;

        Lease(Place place, String claimId, long fence, long endsAt) {
            this.place = place;
            this.claimId = claimId;
            this.fence = fence;
            this.endsAt = endsAt;
        }
    }

    /** One refresh, step by step. Each step runs on a thread of ours and leads to another or to the result. */
    private final class Round {
        private final Refresh refresh;
        private final CompletableFuture<CachedToken> result;

        /** The token that this process has created and not stored yet. */
        private final AtomicReference<@Nullable CachedToken> created;

        private final BasicCredentials credentials;
        private final Place place;
        private final double patience = storeWorks ? 0.5 + 0.5 * clock.random() : 0;
        private @Nullable Lease held;
        private String claimId;
        private long known;
        private long pollNanos = FIRST_POLL_NANOS;
        private boolean storeFails;
        private long failingSince;

        Round(
                Refresh refresh,
                CompletableFuture<CachedToken> result,
                AtomicReference<@Nullable CachedToken> created,
                BasicCredentials credentials,
                Place place) {
            this.refresh = refresh;
            this.result = result;
            this.created = created;
            this.credentials = credentials;
            this.place = place;
            this.known = knownVersion(place);
            Lease left = kept;
            kept = null;
            // Not at its end: another process would make its request at the same time.
            boolean useful = left != null
                    && left.place.key.equals(place.key)
                    && left.endsAt - clock.nanos() > lease.toNanos() / 4;
            this.held = useful ? left : null;
            this.claimId = left != null && useful ? left.claimId : newClaimId();
        }

        private String newClaimId() {
            return UUID.randomUUID().toString();
        }

        void claim() {
            if (isOver()) {
                fail(new IllegalStateException("the refresh was given up"));
                return;
            }
            long asked = clock.nanos();
            ask(() -> store.claim(place.key, known, claimId, lease), claim -> claimed(claim, asked), this::storeFailed);
        }

        /** Asks the store. Whatever it is like, one of the two steps follows, and in limited time. */
        private <T extends @Nullable Object> void ask(
                Supplier<CompletionStage<T>> operation, Consumer<T> then, Consumer<Throwable> otherwise) {
            CompletableFuture<T> reply = new CompletableFuture<>();
            goOn(reply, then, otherwise);
            try {
                Future<?> limit = clock.schedule(
                        STORE_LIMIT.toNanos(),
                        () -> reply.completeExceptionally(new TimeoutException("no reply in " + STORE_LIMIT)));
                CompletionStage<?> unused = operation.get().whenComplete((value, failure) -> {
                    limit.cancel(false);
                    if (failure == null && value == null) {
                        reply.completeExceptionally(new IllegalStateException("the store replied with null"));
                    } else if (failure == null) {
                        reply.complete(value);
                    } else {
                        reply.completeExceptionally(failure);
                    }
                });
            } catch (Throwable e) { // also what a store throws undeclared, or an Error if a class is missing
                reply.completeExceptionally(e);
            }
        }

        /** The next step, on a thread of ours. What a step throws ends the refresh. */
        private <T extends @Nullable Object> void goOn(
                CompletableFuture<T> reply, Consumer<T> then, Consumer<Throwable> otherwise) {
            CompletableFuture<?> unused = reply.handleAsync(
                            (value, failure) -> {
                                if (failure == null) {
                                    then.accept(value);
                                } else {
                                    otherwise.accept(TokenCache.cause(failure));
                                }
                                return value;
                            },
                            clock::execute)
                    .exceptionally(failure -> {
                        fail(TokenCache.cause(failure));
                        return null;
                    });
        }

        /** Whether it ran out of time, or its source was closed. */
        private boolean isOver() {
            return result.isDone() || refresh.result.isDone();
        }

        private void claimed(Claim claim, long asked) {
            long storeMillis;
            try {
                storeMillis = claim.getStoreTime().toEpochMilli();
            } catch (ArithmeticException e) { // no clock of this world
                storeFailed(e);
                return;
            }
            storeWorks = true;
            storeFails = false;
            Entry entry = claim.getEntry();
            if (entry != null) {
                found(entry, storeMillis, asked);
            } else if (claim.getFence() != 0) {
                long endsAt = asked + TokenLifetime.nanos(claim.getLeaseRemaining());
                Lease granted = new Lease(place, claimId, claim.getFence(), endsAt);
                held = granted;
                create(granted, storeMillis, asked);
            } else {
                if (claim.isLost()) {
                    held = null;
                    claimId = newClaimId();
                }
                claimAfter(Math.max(LEAST_WAIT_NANOS, TokenLifetime.nanos(claim.getLeaseRemaining())));
            }
        }

        private void claimAfter(long longest) {
            long wait = Math.min((long) (pollNanos * (1 + clock.random())), longest);
            pollNanos = Math.min(2 * pollNanos, LONGEST_POLL_NANOS);
            Future<?> unused = clock.schedule(wait, () -> {
                try {
                    claim();
                } catch (Throwable e) {
                    fail(e);
                }
            });
        }

        private void found(Entry entry, long storeMillis, long asked) {
            CachedToken adopted = open(entry, storeMillis, asked);
            if (adopted != null) {
                letGo();
                result.complete(adopted);
            } else if (entry.getVersion() > known) {
                known = entry.getVersion(); // passed over: now for the lease
                claim();
            } else {
                storeFailed(new IllegalStateException("a version that was known"));
            }
        }

        /** The stored token, if it is good and better than the present one; null if it is to be passed over. */
        private @Nullable CachedToken open(Entry entry, long storeMillis, long asked) {
            SealedToken sealed;
            try {
                sealed = SealedToken.open(entry.getValue(), keys, place, entry.getVersion());
            } catch (RefusedException e) {
                degraded(e);
                return null;
            }
            long byStore = TimeUnit.MILLISECONDS.toNanos(sealed.storeExpiryMillis - storeMillis);
            long byTimeToLive = TokenLifetime.nanos(entry.getRemaining());
            long byWall =
                    TimeUnit.MILLISECONDS.toNanos(sealed.wallExpiryMillis - clock.wallMillis() + WALL_TOLERANCE_MILLIS);
            // The store looked at its clock after it was asked, and the reply took its time.
            long remaining = Math.min(Math.min(byStore, byTimeToLive) - (clock.nanos() - asked), byWall);
            AuthToken token = sealed.token.toBuilder()
                    .expiresIn(Math.max(0, TimeUnit.NANOSECONDS.toSeconds(remaining)))
                    .build();
            CachedToken found = lifetime.cache(token, sealed.lifeNanos, remaining, true, clock);
            found.stored = new Stored(place.key, entry.getVersion());
            CachedToken present = refresh.replaced;
            if (found.isExpired(clock)
                    || (present != null && found.usableNanos(clock) - present.usableNanos(clock) <= 0)) {
                return null;
            }
            remember(entry.getVersion(), sealed.lifeNanos, clock.nanos() + remaining);
            return found;
        }

        private void create(Lease granted, long storeMillis, long asked) {
            if (isOver()) {
                claim();
                return;
            }
            Duration left = Duration.ofNanos(granted.endsAt - clock.nanos());
            Duration least = lease.dividedBy(4); // a store that was slow does not take all of it
            goOn(
                    endpoint.create(credentials, left.compareTo(least) < 0 ? least : left),
                    token -> write(granted, token, storeMillis + nanosToMillis(clock.nanos() - asked)),
                    this::fail);
        }

        private void write(Lease granted, CachedToken token, long storeMillis) {
            long lifeMillis = nanosToMillis(token.lifeNanos);
            if (lifeMillis == 0) {
                letGo();
                result.complete(token);
                return;
            }
            created.set(token);
            byte[] value = new SealedToken(
                            token.token, token.lifeNanos, storeMillis + lifeMillis, clock.wallMillis() + lifeMillis)
                    .seal(keys, place, granted.fence);
            long until = clock.nanos() + token.lifeNanos;
            Supplier<CompletionStage<Boolean>> write =
                    () -> store.write(place.key, granted.fence, value, timeToLive(until));
            Consumer<Boolean> then = written -> {
                held = null;
                if (written) {
                    token.stored = new Stored(place.key, granted.fence);
                    remember(granted.fence, token.lifeNanos, until);
                }
                result.complete(token);
            };
            // The same write may be sent twice: perhaps only the reply was lost. Nobody waits for the second.
            ask(write, then, lost -> {
                result.complete(token);
                ask(write, then, failure -> {
                    degraded(failure);
                    then.accept(false);
                });
            });
        }

        private Duration timeToLive(long until) {
            long millis = Math.min(nanosToMillis(until - clock.nanos()), LONGEST_TIME_TO_LIVE.toMillis());
            return Duration.ofMillis(Math.max(1, millis));
        }

        private void storeFailed(Throwable failure) {
            long now = clock.nanos();
            if (!storeFails) {
                storeFails = true;
                failingSince = now;
                degraded(failure);
            }
            // In the background there is more time, of which enough must be left for a token of this process's own.
            Duration limit = refresh.limit();
            long longest = limit == null
                    ? PATIENCE_NANOS
                    : Math.min(Math.max(PATIENCE_NANOS, lease.toNanos() / 2), limit.toNanos() / 3);
            long left = (long) (patience * longest) - (now - failingSince);
            if (left > 0) {
                claimAfter(left);
                return;
            }
            storeWorks = false;
            if (isOver()) {
                fail(failure);
                return;
            }
            goOn(
                    endpoint.create(credentials, refresh.limit()),
                    token -> {
                        letGo();
                        result.complete(token);
                    },
                    this::fail);
        }

        private void fail(Throwable failure) {
            try {
                if (failure instanceof MoovException && ((MoovException) failure).isRetryable() && !isOver()) {
                    kept = held;
                } else {
                    letGo();
                }
            } finally {
                result.completeExceptionally(failure);
            }
        }

        private void letGo() {
            Lease left = held;
            held = null;
            if (left != null) {
                release(left);
            }
        }
    }
}
