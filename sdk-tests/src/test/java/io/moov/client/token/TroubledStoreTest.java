package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A store that is slow, or down for a while, on virtual time. */
class TroubledStoreTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final VirtualTime time = new VirtualTime(7);
    private final FakeEndpoint endpoint = new FakeEndpoint(time);
    private final TroubledStore store = new TroubledStore();
    private final Renewals source = Sources.renewalsOfFleet(
            time, endpoint, new Sharing(store, StoreKeys.of("k1", StoreKeysTest.KEY), "acme"), new TokenEvents() {});

    @Test
    void doesNotLengthenALifeByTakingItsTime() {
        long fetchedAt = time.nanos();
        CompletableFuture<Held> obtained = source.obtain();
        store.writesTake = Duration.ofSeconds(4);
        endpoint.pending.get(0).succeed(LIFETIME);
        time.advance(Duration.ofSeconds(4));
        assertThat(obtained.join().usableUntil)
                .isEqualTo(fetchedAt + LIFETIME.minusSeconds(30).toNanos());
    }

    @Test
    void costsNoRequestIfItIsDownForAMomentOfARenewal() {
        becomeStale();
        store.down = true;
        source.obtain();
        time.advance(Duration.ofSeconds(2));
        store.down = false;
        source.obtain();
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(endpoint.all).as("the first one and its renewal").hasSize(2);
        assertThat(source.obtain().join().version).as("of the store").isPositive();
    }

    @Test
    void isDoneWithoutIfItStaysDown() {
        becomeStale();
        store.down = true;
        for (int i = 0; i < 3; i++) {
            assertThat(source.obtain()).as("the present token").isDone();
            time.advance(Duration.ofSeconds(3));
        }
        assertThat(endpoint.pending).as("one of its own").hasSize(1);
    }

    private void becomeStale() {
        CompletableFuture<Held> first = source.obtain();
        endpoint.pending.get(0).succeed(LIFETIME);
        time.runUntil(first.join().staleAt);
    }

    private final class TroubledStore implements TokenStore {
        private final TokenStore store = new InMemoryTokenStore(time::nanos);
        private Duration writesTake = Duration.ZERO;
        private boolean down;

        private <T extends @Nullable Object> CompletionStage<T> unlessDown(Supplier<CompletionStage<T>> request) {
            return down ? CompletableFuture.failedFuture(new IllegalStateException("down")) : request.get();
        }

        @Override
        public CompletionStage<@Nullable Entry> read(String key) {
            return unlessDown(() -> store.read(key));
        }

        @Override
        public CompletionStage<Long> acquire(String key, Duration lease) {
            return unlessDown(() -> store.acquire(key, lease));
        }

        @Override
        public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration life) {
            CompletableFuture<Boolean> written = new CompletableFuture<>();
            time.schedule(
                    writesTake.toNanos(),
                    () -> Futures.join(
                            unlessDown(() -> store.write(key, fence, value, life))
                                    .toCompletableFuture(),
                            written));
            time.advance(Duration.ZERO);
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
}
