package io.moov.client.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where the processes of a fleet share their tokens, so that one of them asks for the next one and all use it.
 *
 * <p>Applications choose a store: {@code io.moov.client.token.redis.RedisTokenStore}, or one of their own. The rest of this
 * page is for those who write one.
 *
 * <h2>What a store keeps</h2>
 *
 * <p>For each key:
 *
 * <ul>
 *   <li>one <em>value</em>, a few kilobytes at most, with its version and the time at which it ends;
 *   <li>one <em>lease</em>: the {@code claimId} that has it, and the time at which it ends;
 *   <li>the newest <em>fence</em> (fencing token). Each grant of the lease comes with a fence, a positive number greater
 *       than all that were granted before for this key. It becomes the version of what the holder writes;
 *   <li>the newest claims that were overtaken, {@value #REMEMBERED_CLAIMS} at least: those whose lease ended before they
 *       wrote or released, so that it went to another claim.
 * </ul>
 *
 * <p>All times are those of one clock, the store's, and never of the process that calls. Each operation is one
 * indivisible step. It should be one round trip too: a process that starts with an empty store makes two operations,
 * {@code claim} and {@code write}, before it has a token.
 *
 * <p>Fences and overtaken claims should outlive values by a day, so that a process which wakes up late is still told
 * from the present holder. A store may forget them with all its data. Then it should grant fences above those that it
 * has forgotten, for example by starting from its clock in microseconds; if it cannot, sharing is interrupted for one
 * lifetime of a token. Fences stay below 2<sup>53</sup>.
 *
 * <h2>Operations are repeated</h2>
 *
 * <p>A caller that got no reply sends the same operation again. {@link #claim} with the same {@code claimId} gives the same
 * lease; {@link #write} of the same value under the same fence succeeds again; {@link #release} and {@link #remove} do no
 * harm. A store may therefore repeat an operation by itself, on a new connection.
 *
 * <h2>Failures, threads, time</h2>
 *
 * <p>Implementations are thread-safe and never block the caller. A method throws for arguments that no store can take
 * ({@link IllegalArgumentException}: an empty key or {@code claimId}, a time that is not from a millisecond to 365 days;
 * {@link NullPointerException}). Everything else arrives through the stage: a {@link TokenStoreException} with its
 * reason, after a limited time, when the store cannot be used; an {@link IllegalStateException} once it is closed.
 * No message repeats a key's value, and none a password. Stages may complete on the store's own threads; whoever depends
 * on one must not block there.
 *
 * <p>Values arrive sealed: a store and who reads it learn nothing from them. Store the bytes as they are.
 *
 * <p>{@code io.moov.client.testing.TokenStoreContract} in the artifact {@code sdk-tests} tests an implementation.
 *
 * <h2>Example</h2>
 *
 * <pre>{@code
 * String claimId = UUID.randomUUID().toString();
 * store.claim(key, 0, claimId, Duration.ofSeconds(10)).thenAccept(claim -> {
 *     if (claim.getEntry() != null) {
 *         use(claim.getEntry().getValue());
 *     } else if (claim.getFence() != 0) {
 *         store.write(key, claim.getFence(), newValue(), Duration.ofMinutes(15));
 *     } else {
 *         askAgainWithin(claim.getLeaseRemaining());
 *     }
 * });
 * }</pre>
 *
 * @see <a href="https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html">Leases and fencing tokens</a>
 */
public interface TokenStore extends AutoCloseable {
    /**
     * The longest lease, one minute. A lease in the store that ends later than this, from now on by the store's clock,
     * counts as none: somebody else put it there, or the clock was set back.
     */
    Duration LONGEST_LEASE = Duration.ofMinutes(1);

    /** How many overtaken claims of one key a store remembers at least. */
    int REMEMBERED_CLAIMS = 16;

    /**
     * Gives the value, or the lease to make the next one. In this order:
     *
     * <ol>
     *   <li>There is a value whose time has not ended and whose version is greater than {@code knownVersion}: gives it,
     *       {@link Claim#current}. Leases stay as they are.
     *   <li>This {@code claimId} has the lease: gives its fence and what is left of its time, {@link Claim#leased}.
     *       The lease does not become longer.
     *   <li>This {@code claimId} is one of the overtaken: says so, {@link Claim#lost}.
     *   <li>Another one has the lease: says for how long, {@link Claim#busy}.
     *   <li>Otherwise, grants a lease with a new fence, {@link Claim#leased}. If the lease before had ended without a write or
     *       a release, its claim is overtaken from now on.
     * </ol>
     *
     * @param key what the value and the lease are for, not empty
     * @param knownVersion the version that the caller has no use for, for example because it is about to replace it;
     *     zero if any will do
     * @param claimId names the attempt to get the lease, not empty: a new random one for each attempt, and the same one
     *     when the reply to a claim was lost
     * @param lease how long the lease lasts, from a millisecond to {@link #LONGEST_LEASE}
     * @return the value, the lease, or who is in the way, with the store's time
     */
    CompletionStage<Claim> claim(String key, long knownVersion, String claimId, Duration lease);

    /**
     * Stores a value in place of the one before, with the fence as its version, and releases the lease of this fence, in
     * one step. The lease may have ended meanwhile, as long as nobody was granted a newer fence. A fence that the store
     * does not know is accepted if it is newer than all it knows: it may have lost its data.
     *
     * <p>The same write sent again succeeds again: also after the lease went to another, as long as the value is there,
     * and also if the value was removed meanwhile, which then stays away. It does not prolong the value's time.
     *
     * @param key whose value, not empty
     * @param fence the writer's fence, greater than zero
     * @param value the value, sealed; the store takes a copy
     * @param timeToLive how long the value is to be kept from now on by the store's clock, from a millisecond to 365 days
     * @return true if the value was stored, now or before; false if a newer fence was granted, or if this fence has
     *     stored another value, and nothing changed
     */
    CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration timeToLive);

    /**
     * Gives the lease back without a value, if it still belongs to this fence. The next claim gets it at once, and the
     * one that gave it back is not overtaken.
     *
     * @param key what the lease is for, not empty
     * @param fence the holder's fence
     * @return a stage that completes when that is done, or when there was nothing to do
     */
    CompletionStage<@Nullable Void> release(String key, long fence);

    /**
     * Removes the value, if it still has this version. Leases and fences stay as they are.
     *
     * @param key whose value, not empty
     * @param version the version that was read
     * @return true if it was removed; false if there is none or one of another version
     */
    CompletionStage<Boolean> remove(String key, long version);

    /** Releases what this store opened itself. Later operations complete exceptionally. Closing it again does nothing. */
    @Override
    void close();

    /** A stored value. Immutable and thread-safe; {@link #toString()} does not show the value. */
    final class Entry {
        private final long version;
        private final byte[] value;
        private final Duration remaining;

        private Entry(long version, byte[] value, Duration remaining) {
            this.version = version;
            this.value = value;
            this.remaining = remaining;
        }

        /**
         * Creates an entry, for an implementation of a store.
         *
         * @param version the version of the value
         * @param value the value, of which the entry takes a copy
         * @param remaining how long the store will keep the value
         * @return the entry
         */
        public static Entry of(long version, byte[] value, Duration remaining) {
            return new Entry(version, value.clone(), Objects.requireNonNull(remaining, "remaining"));
        }

        /**
         * The version of the value: the fence of its writer.
         *
         * @return greater than that of every value before
         */
        public long getVersion() {
            return version;
        }

        /**
         * The value.
         *
         * @return a copy
         */
        public byte[] getValue() {
            return value.clone();
        }

        /**
         * How long the store will keep the value, by the store's clock, counted from {@link Claim#getStoreTime()}.
         *
         * @return more than zero
         */
        public Duration getRemaining() {
            return remaining;
        }

        @Override
        public String toString() {
            return "Entry{version=" + version + ", value=██, remaining=" + remaining + "}";
        }
    }

    /**
     * The reply to {@link TokenStore#claim}: a value, a lease, or neither. Immutable and thread-safe.
     *
     * <table>
     * <caption>What the getters say</caption>
     * <tr><th>made by</th><th>{@code getEntry}</th><th>{@code getFence}</th><th>{@code getLeaseRemaining}</th><th>{@code isLost}</th></tr>
     * <tr><td>{@code current}</td><td>the value</td><td>0</td><td>zero</td><td>false</td></tr>
     * <tr><td>{@code leased}</td><td>null</td><td>the fence</td><td>of this claim's lease</td><td>false</td></tr>
     * <tr><td>{@code busy}</td><td>null</td><td>0</td><td>of the other's lease</td><td>false</td></tr>
     * <tr><td>{@code lost}</td><td>null</td><td>0</td><td>of the other's lease, zero if it is free</td><td>true</td></tr>
     * </table>
     */
    final class Claim {
        private final @Nullable Entry entry;
        private final long fence;
        private final Duration leaseRemaining;
        private final boolean lost;
        private final Instant storeTime;

        private Claim(@Nullable Entry entry, long fence, Duration leaseRemaining, boolean lost, Instant storeTime) {
            this.entry = entry;
            this.fence = fence;
            this.leaseRemaining = Objects.requireNonNull(leaseRemaining, "leaseRemaining");
            this.lost = lost;
            this.storeTime = Objects.requireNonNull(storeTime, "storeTime");
        }

        /**
         * There is a value that the caller does not know yet.
         *
         * @param entry the value
         * @param storeTime the time by the store's clock
         * @return the claim
         */
        public static Claim current(Entry entry, Instant storeTime) {
            return new Claim(Objects.requireNonNull(entry, "entry"), 0, Duration.ZERO, false, storeTime);
        }

        /**
         * The caller has the lease.
         *
         * @param fence its fencing token, greater than zero
         * @param leaseRemaining how long the lease lasts from {@code storeTime} on; less than what was asked for when the
         *     claim is repeated
         * @param storeTime the time by the store's clock
         * @return the claim
         * @throws IllegalArgumentException if the fence is not positive
         */
        public static Claim leased(long fence, Duration leaseRemaining, Instant storeTime) {
            if (fence <= 0) {
                throw new IllegalArgumentException("fence is " + fence + "; it must be greater than zero");
            }
            return new Claim(null, fence, leaseRemaining, false, storeTime);
        }

        /**
         * Another claim has the lease.
         *
         * @param leaseRemaining how long its lease lasts from {@code storeTime} on
         * @param storeTime the time by the store's clock
         * @return the claim
         */
        public static Claim busy(Duration leaseRemaining, Instant storeTime) {
            return new Claim(null, 0, leaseRemaining, false, storeTime);
        }

        /**
         * The caller had the lease; it ended and went to another claim. What the caller has, it must not write any more;
         * to go on it claims with a new {@code claimId}.
         *
         * @param leaseRemaining how long the present lease lasts from {@code storeTime} on; zero if it is free
         * @param storeTime the time by the store's clock
         * @return the claim
         */
        public static Claim lost(Duration leaseRemaining, Instant storeTime) {
            return new Claim(null, 0, leaseRemaining, true, storeTime);
        }

        /**
         * The stored value.
         *
         * @return the value, or null if there is none newer than the known version
         */
        public @Nullable Entry getEntry() {
            return entry;
        }

        /**
         * The fencing token of the caller's lease.
         *
         * @return greater than zero, or zero if the caller has no lease
         */
        public long getFence() {
            return fence;
        }

        /**
         * How long the present lease lasts, by the store's clock, counted from {@link #getStoreTime()}.
         *
         * @return the rest of the caller's lease if it has one, otherwise of the other's; zero if there is none
         */
        public Duration getLeaseRemaining() {
            return leaseRemaining;
        }

        /**
         * Whether this {@code claimId} had the lease, which ended and went to another.
         *
         * @return true if the caller was overtaken
         */
        public boolean isLost() {
            return lost;
        }

        /**
         * The time by the store's clock when it answered.
         *
         * @return the store's time, which need not agree with the wall clock of any process
         */
        public Instant getStoreTime() {
            return storeTime;
        }

        @Override
        public String toString() {
            String state = entry != null ? "current " + entry : fence != 0 ? "leased " + fence : lost ? "lost" : "busy";
            return "Claim{" + state + ", leaseRemaining=" + leaseRemaining + ", storeTime=" + storeTime + "}";
        }
    }
}
