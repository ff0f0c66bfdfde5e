package io.moov.client.token;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One key of a store. Whatever the store is like, each request ends in time and fails in one way. */
final class WatchedStore {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final TokenStore store;
    private final String key;
    private final TokenTime time;

    WatchedStore(TokenStore store, String key, TokenTime time) {
        this.store = store;
        this.key = key;
        this.time = time;
    }

    CompletableFuture<TokenStore.@Nullable Entry> read() {
        return watch(() -> store.read(key));
    }

    CompletableFuture<Long> acquire(Duration lease) {
        return watch(() -> store.acquire(key, lease));
    }

    CompletableFuture<Boolean> write(long fence, byte[] value, Duration life) {
        return watch(() -> store.write(key, fence, value, life.compareTo(SHORTEST) < 0 ? SHORTEST : life));
    }

    CompletableFuture<?> release(long fence) {
        return watch(() -> store.release(key, fence));
    }

    CompletableFuture<Boolean> remove(long version) {
        return watch(() -> store.remove(key, version));
    }

    private <T extends @Nullable Object> CompletableFuture<T> watch(Supplier<CompletionStage<T>> request) {
        CompletableFuture<T> watched = new CompletableFuture<>();
        CompletionStage<T> stage;
        try {
            stage = Objects.requireNonNull(request.get(), "the store returned no stage");
        } catch (RuntimeException | Error e) { // an Error if a class is missing
            watched.completeExceptionally(new StoreFailure(e));
            return watched;
        }
        TokenTime.Timer limit = time.schedule(
                LIMIT_NANOS,
                () -> watched.completeExceptionally(
                        new StoreFailure(new TimeoutException("no answer in " + Duration.ofNanos(LIMIT_NANOS)))));
        Futures.whenDone(stage, (result, failure) -> {
            limit.cancel();
            if (failure == null) {
                watched.complete(result);
            } else {
                watched.completeExceptionally(new StoreFailure(failure));
            }
        });
        return watched;
    }

    /** The store did not do what it was asked. */
    static final class StoreFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        /** The cause's message is left out, which may repeat an address with a password. */
        StoreFailure(Throwable cause) {
            super("the token store failed: " + cause.getClass().getName());
        }
    }
}
