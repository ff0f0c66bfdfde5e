package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** A token that was found to be bad, while others ask for one. */
class InvalidateTest {
    private static final int ROUNDS = 2_000;

    @Test
    void isNotTakenFromTheStoreAgainByWhoeverComesMeanwhile() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TokenStore store = TokenStore.inMemory()) {
            Sharing sharing = new Sharing(store, StoreKeys.of("k1", StoreKeysTest.KEY), "acme");
            Renewals source =
                    Sources.renewalsOfFleet(new NoWaits(), new NumberingEndpoint(), sharing, new TokenEvents() {});
            Future<?> other = threads.submit(() -> {
                while (!over.get()) {
                    source.obtain().join();
                }
            });
            for (int i = 0; i < ROUNDS; i++) {
                String bad = source.obtain().get(20, TimeUnit.SECONDS).token.getAccessToken();
                source.invalidate(bad);
                assertThat(source.obtain().get(20, TimeUnit.SECONDS).token.getAccessToken())
                        .isNotEqualTo(bad);
            }
            over.set(true);
            other.get(20, TimeUnit.SECONDS);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    /** Renewals that follow one another do so at once. */
    private static final class NoWaits implements TokenTime {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant wall() {
            return Instant.now();
        }

        @Override
        public Timer schedule(long delayNanos, Runnable task) {
            if (delayNanos <= TimeUnit.SECONDS.toNanos(1)) {
                task.run();
            }
            return () -> {};
        }

        @Override
        public double random() {
            return 0.5;
        }
    }
}
