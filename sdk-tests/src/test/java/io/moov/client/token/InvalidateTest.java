package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.InMemoryTokenStore;
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
        try (TokenStore store = InMemoryTokenStore.create()) {
            TokenCache source =
                    Sources.cacheOfFleet(Clock.SYSTEM, new NumberingEndpoint(Clock.SYSTEM), store, event -> {});
            Future<?> other = threads.submit(() -> {
                while (!over.get()) {
                    source.obtain(false).join();
                }
            });
            for (int i = 0; i < ROUNDS; i++) {
                String bad =
                        source.obtain(false).get(20, TimeUnit.SECONDS).token.getAccessToken();
                source.invalidate(bad);
                assertThat(source.obtain(false).get(20, TimeUnit.SECONDS).token.getAccessToken())
                        .isNotEqualTo(bad);
            }
            over.set(true);
            other.get(20, TimeUnit.SECONDS);
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }
}
