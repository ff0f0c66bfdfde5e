package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InMemoryTokenStoreTest extends TokenStoreContract {
    /** Close to where the nano clock, which may start anywhere, becomes negative. */
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000_000);

    private final TokenStore store = new InMemoryTokenStore(nanoTime::get);

    @Override
    TokenStore store() {
        return store;
    }

    @Override
    void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }

    @Test
    void forgetsKeysThatNobodyUsesAnyMoreButNotTheirFences() throws Exception {
        long old = get(store.acquire(key, SHORT));
        for (int i = 0; i < 1000; i++) {
            get(store.acquire(key + i, SHORT));
        }
        assertThat(store).hasToString("TokenStore{in memory, keys=1001}");
        pass(Duration.ofHours(2));

        long fence = get(store.acquire("another", LONG));

        assertThat(store).hasToString("TokenStore{in memory, keys=1}");
        assertThat(fence).isGreaterThan(old);
        assertThat(get(store.write(key, old, VALUE, LONG))).isFalse();
        assertThat(get(store.acquire(key, LONG))).isGreaterThan(fence);
    }

    @Test
    void usesTheClockThatDoesNotJump() throws Exception {
        try (TokenStore real = TokenStore.inMemory()) {
            long fence = get(real.acquire(key, LONG));
            get(real.write(key, fence, VALUE, LONG));
            assertThat(get(real.read(key)).getValue()).isEqualTo(VALUE);
        }
    }

    @Test
    void anEntryTakesACopyOfItsValue() {
        byte[] value = VALUE.clone();
        TokenStore.Entry entry = TokenStore.Entry.of(1, value, LONG);
        value[0] = 99;
        assertThat(entry.getValue()).isEqualTo(VALUE);
    }

    @Test
    void showsNoValue() throws Exception {
        byte[] value = "the-secret".getBytes();
        get(store.write(key, get(store.acquire(key, LONG)), value, LONG));
        assertThat(get(store.read(key)).toString()).contains("value=██").doesNotContain("the-secret", "116");
        assertThat(store.toString()).doesNotContain("the-secret");
    }
}
