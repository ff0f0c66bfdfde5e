package io.moov.client.token;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in a map. Its clock counts on while the wall clock jumps. */
final class InMemoryTokenStore implements TokenStore {
    /** How long a slot that holds nothing more is kept, so that late writers are still told from overtaken ones. */
    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

    private static final long SWEEP_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Slot> slots = new HashMap<>();
    private long lastFence;
    private long forgottenFence;
    private long lastSweep;
    private boolean closed;

    InMemoryTokenStore(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.lastSweep = nanoTime.getAsLong();
    }

    @Override
    public CompletionStage<@Nullable Entry> read(String key) {
        StoreArguments.checkKey(key);
        return run(() -> {
            Slot slot = slots.get(key);
            return slot == null ? null : slot.entry(nanoTime.getAsLong());
        });
    }

    @Override
    public CompletionStage<Long> acquire(String key, Duration lease) {
        StoreArguments.checkKey(key);
        long nanos = StoreArguments.millis(lease, "lease") * 1_000_000;
        return run(() -> {
            long now = nanoTime.getAsLong();
            sweep(now);
            Slot slot = slots.computeIfAbsent(key, absent -> new Slot(now));
            if (slot.leased && slot.leaseEnd - now > 0) {
                return 0L;
            }
            slot.fence = ++lastFence;
            slot.grantedAt = now;
            slot.leased = true;
            slot.leaseEnd = now + nanos;
            return slot.fence;
        });
    }

    @Override
    public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration life) {
        StoreArguments.checkKey(key);
        byte[] kept = value.clone();
        long nanos = StoreArguments.millis(life, "life") * 1_000_000;
        return run(() -> {
            long now = nanoTime.getAsLong();
            Slot slot = slots.get(key);
            if (fence < (slot == null ? forgottenFence + 1 : slot.fence)) {
                return false;
            }
            if (slot == null) {
                slot = new Slot(now);
                slots.put(key, slot);
            }
            slot.fence = fence;
            slot.value = kept;
            slot.version = fence;
            slot.valueEnd = slot.grantedAt + nanos;
            lastFence = Math.max(lastFence, fence);
            return true;
        });
    }

    @Override
    public CompletionStage<@Nullable Void> release(String key, long fence) {
        StoreArguments.checkKey(key);
        return run(() -> {
            Slot slot = slots.get(key);
            if (slot != null && slot.fence == fence) {
                slot.leased = false;
            }
            return null;
        });
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long version) {
        StoreArguments.checkKey(key);
        return run(() -> {
            Slot slot = slots.get(key);
            Entry entry = slot == null ? null : slot.entry(nanoTime.getAsLong());
            if (slot == null || entry == null || entry.getVersion() != version) {
                return false;
            }
            slot.value = null;
            return true;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        slots.clear();
    }

    @Override
    public synchronized String toString() {
        return "TokenStore{in memory, keys=" + slots.size() + "}";
    }

    private synchronized <T extends @Nullable Object> CompletionStage<T> run(Supplier<T> step) {
        return closed
                ? CompletableFuture.failedFuture(new IllegalStateException("this token store is closed"))
                : CompletableFuture.completedFuture(step.get());
    }

    private void sweep(long now) {
        if (now - lastSweep < SWEEP_NANOS) {
            return;
        }
        lastSweep = now;
        slots.values().removeIf(slot -> {
            boolean over = slot.isOver(now);
            if (over) {
                forgottenFence = Math.max(forgottenFence, slot.fence);
            }
            return over;
        });
    }

    /** All of one key. Times are those of the nano clock, which only differences can be taken of. */
    private static final class Slot {
        private long fence;
        private long grantedAt;
        private boolean leased;
        private long leaseEnd;
        private long version;
        private byte @Nullable [] value;
        private long valueEnd;

        private Slot(long now) {
            grantedAt = now;
            leaseEnd = now;
            valueEnd = now;
        }

        private @Nullable Entry entry(long now) {
            byte[] present = value;
            long remaining = valueEnd - now;
            return present == null || remaining <= 0 ? null : Entry.of(version, present, Duration.ofNanos(remaining));
        }

        private boolean isOver(long now) {
            return now - leaseEnd > KEPT_NANOS && now - valueEnd > KEPT_NANOS;
        }
    }
}
