package io.moov.client.token;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where the processes of a fleet share their tokens, so that one of them asks for a new one and all use it.
 *
 * <p>A store keeps one value a key, with a version and a lifetime, and one lease a key. Who is granted the lease gets a
 * <em>fence</em>: a number greater than every one granted before for this key. It is the version of what its holder
 * writes, and a writer that was overtaken while it slept is refused by it. Values arrive encrypted: a store and who
 * reads it learn nothing from them.
 *
 * <pre>{@code
 * try (TokenStore store = TokenStore.inMemory()) {
 *     long fence = store.acquire(key, Duration.ofSeconds(10)).toCompletableFuture().join();
 *     if (fence != 0) {
 *         store.write(key, fence, value, Duration.ofMinutes(15)).toCompletableFuture().join();
 *         store.release(key, fence);
 *     }
 * }
 * }</pre>
 *
 * <p>Implementations are thread-safe and never block the caller. A stage completes exceptionally, after a limited time,
 * if the store cannot be reached; whether the store then did what it was asked is not known. No message repeats a value.
 */
public interface TokenStore extends AutoCloseable {
    /**
     * A store inside this process, for tests and for several sources in one JVM.
     *
     * @return a new, empty store
     */
    static TokenStore inMemory() {
        return new InMemoryTokenStore(SystemTime.INSTANCE::nanos);
    }

    /**
     * Reads what is stored.
     *
     * @param key whose value
     * @return the value, or null if there is none or its lifetime is over
     */
    CompletionStage<@Nullable Entry> read(String key);

    /**
     * Asks for the lease. It ends with {@link #release}, or by itself after its time if the holder does not come back.
     *
     * @param key what the lease is for
     * @param lease how long it lasts, at least a millisecond
     * @return the fence, greater than all that were granted before for this key; zero if somebody else has the lease
     */
    CompletionStage<Long> acquire(String key, Duration lease);

    /**
     * Stores a value in place of the one before, if no newer fence was granted. The lease may have ended meanwhile, and
     * stays as it is.
     *
     * @param key whose value
     * @param fence the writer's fence; it becomes the version
     * @param value the value, encrypted
     * @param life after how long the store forgets the value, by the store's clock, at least a millisecond; counted from
     *     the grant of the fence, so that a request that is late does not keep a value for longer
     * @return true if it was stored; false if somebody else was granted a newer fence, and nothing changed
     */
    CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration life);

    /**
     * Gives the lease back, if it is still that of this fence.
     *
     * @param key what the lease is for
     * @param fence the holder's fence
     * @return when that is done
     */
    CompletionStage<@Nullable Void> release(String key, long fence);

    /**
     * Removes the value, if it still has this version.
     *
     * @param key whose value
     * @param version the version that was read
     * @return true if it was removed; false if there is none or another
     */
    CompletionStage<Boolean> remove(String key, long version);

    /** Ends what this store opened itself. Stages that are asked for later complete exceptionally. */
    @Override
    void close();

    /** A value as it is stored. Immutable; {@link #toString()} does not show the value. */
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
         * Makes an entry, for an implementation of a store.
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
         * How long the store will keep the value, counted by the store's clock when it was read.
         *
         * @return zero or more
         */
        public Duration getRemaining() {
            return remaining;
        }

        @Override
        public String toString() {
            return "Entry{version=" + version + ", value=██, remaining=" + remaining + "}";
        }
    }
}
