package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.InMemoryTokenStore;
import io.moov.client.testing.TokenStoreContract;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InMemoryTokenStoreTest extends TokenStoreContract {
    private static final Duration LEASE = Duration.ofSeconds(10);

    /** Close to where the nano clock, which may start anywhere, becomes negative. */
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000_000);

    private final TokenStore store = InMemoryTokenStore.create(nanoTime::get);

    @Override
    protected TokenStore store() {
        return store;
    }

    @Override
    protected void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    private long lease(String name) throws Exception {
        return get(store.claim(name, 0, "claim", LEASE)).getFence();
    }

    @Test
    void forgetsKeysThatNobodyUsesAnyMoreButNotTheirFences() throws Exception {
        long old = lease(key);
        for (int i = 0; i < 1000; i++) {
            lease(key + i);
        }
        assertThat(store).hasToString("InMemoryTokenStore{keys=1001}");
        pass(Duration.ofHours(25));

        long fence = lease("another");

        assertThat(store).hasToString("InMemoryTokenStore{keys=1}");
        assertThat(fence).isGreaterThan(old);
        assertThat(get(store.write(key, old, new byte[1], LEASE))).isFalse();
        assertThat(lease(key)).isGreaterThan(fence);
    }

    @Test
    void usesTheClockThatDoesNotJump() throws Exception {
        try (TokenStore real = InMemoryTokenStore.create()) {
            Instant before = Instant.now();
            TokenStore.Claim claim = get(real.claim(key, 0, "claim", LEASE));
            assertThat(Duration.between(before, claim.getStoreTime()).abs()).isLessThan(Duration.ofMinutes(1));
            get(real.write(key, claim.getFence(), new byte[] {1}, LEASE));
            assertThat(get(real.claim(key, 0, "claim", LEASE)).getEntry()).isNotNull();
        }
    }

    @Test
    void anEntryTakesACopyOfItsValue() {
        byte[] value = {1};
        TokenStore.Entry entry = TokenStore.Entry.of(1, value, LEASE);
        value[0] = 99;
        assertThat(entry.getValue()).containsExactly(1);
    }
}
