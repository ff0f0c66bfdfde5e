package io.moov.client.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A store in memory, on virtual time, that is slow to write, tells a wrong life or fails when a test says so. */
final class TroubledStore implements TokenStore {
    Duration writesTake = Duration.ZERO;
    boolean down;

    /** What is added to the remaining life of what is read. */
    Duration untruth = Duration.ZERO;

    /** Runs at each read. */
    Runnable onRead = () -> {};

    private final VirtualTime time;
    private final TokenStore store;

    TroubledStore(VirtualTime time) {
        this.time = time;
        this.store = new InMemoryTokenStore(time::nanos);
    }

    private <T extends @Nullable Object> CompletionStage<T> unlessDown(Supplier<CompletionStage<T>> request) {
        return down ? CompletableFuture.failedFuture(new IllegalStateException("down")) : request.get();
    }

    @Override
    public CompletionStage<@Nullable Entry> read(String key) {
        onRead.run();
        return unlessDown(() -> store.read(key).thenApply(this::untrue));
    }

    private @Nullable Entry untrue(@Nullable Entry entry) {
        return entry == null
                ? null
                : Entry.of(
                        entry.getVersion(),
                        entry.getValue(),
                        entry.getRemaining().plus(untruth));
    }

    @Override
    public CompletionStage<Long> acquire(String key, Duration lease) {
        return unlessDown(() -> store.acquire(key, lease));
    }

    @Override
    public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration life) {
        if (writesTake.isZero()) {
            return unlessDown(() -> store.write(key, fence, value, life));
        }
        CompletableFuture<Boolean> written = new CompletableFuture<>();
        time.schedule(
                writesTake.toNanos(),
                () -> Futures.join(
                        unlessDown(() -> store.write(key, fence, value, life)).toCompletableFuture(), written));
        return written;
    }

    @Override
    public CompletionStage<@Nullable Void> release(String key, long fence) {
        return unlessDown(() -> store.release(key, fence));
    }

    @Override
    public CompletionStage<Boolean> remove(String key, long version) {
        return unlessDown(() -> store.remove(key, version));
    }

    @Override
    public void close() {
        store.close();
    }
}
