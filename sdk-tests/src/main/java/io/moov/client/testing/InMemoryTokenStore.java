package io.moov.client.testing;

import io.moov.client.token.TokenStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token store inside this process, for tests of what shares tokens. Its clock is monotonic and starts at the wall
 * clock's time. Thread-safe.
 *
 * <pre>{@code
 * TokenStore store = InMemoryTokenStore.create();
 * TokenSource one = TokenSource.builder(moov).scopes(Scope.PING_READ).sharedThrough(store, keys).build();
 * TokenSource other = TokenSource.builder(moov).scopes(Scope.PING_READ).sharedThrough(store, keys).build();
 * }</pre>
 */
public final class InMemoryTokenStore implements TokenStore {
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);

    /** How long a slot without a value is kept, so that late writers are told from overtaken ones. */
    private static final long KEPT_NANOS = Duration.ofDays(1).toNanos();

    private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final long startNanos;
    private final Instant startTime = Instant.now();
    private final Map<String, Slot> slots = new HashMap<>();
    private long lastFence;
    private long forgottenFence;
    private long lastSweep;
    private boolean closed;

    private InMemoryTokenStore(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
        this.lastSweep = startNanos;
    }

    /**
     * Creates an empty store.
     *
     * @return the store
     */
    public static InMemoryTokenStore create() {
        return create(System::nanoTime);
    }

    /**
     * Creates an empty store with a clock of the test's own.
     *
     * @param nanoTime the time in nanoseconds, as {@link System#nanoTime()} counts it
     * @return the store
     */
    public static InMemoryTokenStore create(LongSupplier nanoTime) {
        return new InMemoryTokenStore(Objects.requireNonNull(nanoTime, "nanoTime"));
    }

    @Override
    public CompletionStage<Claim> claim(String key, long knownVersion, String claimId, Duration lease) {
        checkText(key, "key");
        checkText(claimId, "claimId");
        long leaseNanos = checkTime(lease, "lease", LONGEST_LEASE).toNanos();
        return run(() -> {
            long now = nanoTime.getAsLong();
            sweep(now);
            Slot slot = slots.computeIfAbsent(key, absent -> new Slot(now));
            byte[] value = slot.value;
            long left = slot.valueEnd - now;
            if (value != null && left > 0 && slot.version > knownVersion) {
                return Claim.current(Entry.of(slot.version, value, Duration.ofNanos(left)), time(now));
            }
            boolean leased = slot.claimId != null && slot.leaseEnd - now > 0;
            Duration remaining = Duration.ofNanos(leased ? slot.leaseEnd - now : 0);
            if (leased && claimId.equals(slot.claimId)) {
                return Claim.leased(slot.fence, remaining, time(now));
            }
            if (slot.overtaken.contains(claimId)) {
                return Claim.lost(remaining, time(now));
            }
            if (leased) {
                return Claim.busy(remaining, time(now));
            }
            slot.grant(++lastFence, claimId, now + leaseNanos);
            return Claim.leased(slot.fence, Duration.ofNanos(leaseNanos), time(now));
        });
    }

    @Override
    public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration timeToLive) {
        checkText(key, "key");
        if (fence <= 0) {
            throw new IllegalArgumentException("fence is " + fence + "; it must be greater than zero");
        }
        byte[] copy = value.clone();
        long nanos = checkTime(timeToLive, "timeToLive", LONGEST_LIFE).toNanos();
        return run(() -> {
            long now = nanoTime.getAsLong();
            Slot slot = slots.get(key);
            if (slot != null && slot.version == fence) {
                return slot.value == null || Arrays.equals(slot.value, copy);
            }
            if (fence < (slot == null ? forgottenFence + 1 : slot.fence)) {
                return false;
            }
            if (slot == null) {
                slot = new Slot(now);
                slots.put(key, slot);
            }
            slot.fence = fence;
            slot.claimId = null;
            slot.version = fence;
            slot.value = copy;
            slot.valueEnd = now + nanos;
            lastFence = Math.max(lastFence, fence);
            return true;
        });
    }

    @Override
    public CompletionStage<@Nullable Void> release(String key, long fence) {
        checkText(key, "key");
        return run(() -> {
            Slot slot = slots.get(key);
            if (slot != null && slot.fence == fence) {
                slot.claimId = null;
            }
            return null;
        });
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long version) {
        checkText(key, "key");
        return run(() -> {
            Slot slot = slots.get(key);
            if (slot == null || slot.value == null || slot.version != version) {
                return false;
            }
            slot.value = null;
            return slot.valueEnd - nanoTime.getAsLong() > 0;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        slots.clear();
    }

    @Override
    public synchronized String toString() {
        return "InMemoryTokenStore{keys=" + slots.size() + "}";
    }

    private synchronized <T extends @Nullable Object> CompletionStage<T> run(Supplier<T> step) {
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("this token store is closed"))
                : CompletableFuture.completedFuture(step.get());
    }

    private Instant time(long now) {
        return startTime.plusNanos(now - startNanos);
    }

    private void sweep(long now) {
        if (now - lastSweep < SWEEP_NANOS) {
            return;
        }
        lastSweep = now;
        slots.values().removeIf(slot -> {
            boolean over = now - slot.leaseEnd > KEPT_NANOS && now - slot.valueEnd > KEPT_NANOS;
            if (over) {
                forgottenFence = Math.max(forgottenFence, slot.fence);
            }
            return over;
        });
    }

    private static void checkText(String text, String name) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty; a store needs a name for each value and claim");
        }
    }

    private static Duration checkTime(Duration time, String name, Duration longest) {
        Objects.requireNonNull(time, name);
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(name + " is " + time + "; it must be from PT0.001S to " + longest);
        }
        return time;
    }

    /** All of one key. Times are those of the nano clock, of which only differences mean something. */
    private static final class Slot {
        private final Deque<String> overtaken = new ArrayDeque<>();
        private long fence;
        private @Nullable String claimId;
        private long leaseEnd;
        private long version;
        private byte @Nullable [] value;
        private long valueEnd;

        private Slot(long now) {
            leaseEnd = now;
            valueEnd = now;
        }

        private void grant(long newFence, String newClaimId, long end) {
            if (claimId != null && !claimId.equals(newClaimId)) {
                overtaken.addFirst(claimId);
                if (overtaken.size() > REMEMBERED_CLAIMS) {
                    overtaken.removeLast();
                }
            }
            fence = newFence;
            claimId = newClaimId;
            leaseEnd = end;
        }
    }
}
