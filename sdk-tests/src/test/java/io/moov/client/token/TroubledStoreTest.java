package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store that is slow, or down for a while, on virtual time. */
class TroubledStoreTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final VirtualTime time = new VirtualTime(7);
    private final FakeEndpoint endpoint = new FakeEndpoint(time);
    private final TroubledStore store = new TroubledStore(time);
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
}
