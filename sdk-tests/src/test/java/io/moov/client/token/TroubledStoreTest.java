package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store that is slow, or down for a while, on virtual time. */
class TroubledStoreTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final VirtualTime time = new VirtualTime(7);
    private final FakeEndpoint endpoint = new FakeEndpoint(time);
    private final TroubledStore store = new TroubledStore(time);
    private final List<String> degraded = new ArrayList<>();
    private final Renewals source = member();

    private Renewals member() {
        TokenEvents events = new TokenEvents() {
            @Override
            public void storeDegraded(Set<Scope> scopes, String reason) {
                degraded.add(reason);
            }
        };
        return Sources.renewalsOfFleet(
                time, endpoint, new Sharing(store, StoreKeys.of("k1", StoreKeysTest.KEY), "acme"), events);
    }

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
        assertThat(source.obtain()).as("the present token").isDone();
        time.advance(Duration.ofSeconds(5));
        assertThat(endpoint.pending).isEmpty();

        store.down = false;
        time.advance(Duration.ofSeconds(2));
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(endpoint.all).as("the first one and its renewal").hasSize(2);
        assertThat(source.obtain().join().version).as("of the store").isPositive();
        assertThat(degraded).as("told once").hasSize(1);
    }

    @Test
    void isWaitedForALittleByCallersWhoseTokenIsUsedUp() {
        time.runUntil(begin().usableUntil);
        store.down = true;
        CompletableFuture<Held> obtained = source.obtain();
        time.advance(Duration.ofMillis(400));
        assertThat(endpoint.pending).isEmpty();

        store.down = false;
        time.advance(Duration.ofSeconds(1));
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(obtained.join().version).as("of the store").isPositive();
    }

    @Test
    void isDoneWithoutIfCallersWouldWaitForLong() {
        time.runUntil(begin().usableUntil);
        store.down = true;
        CompletableFuture<Held> obtained = source.obtain();
        time.advance(Duration.ofSeconds(1).plusMillis(50));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().version).as("its own").isZero();
    }

    @Test
    void isDoneWithoutBehindTheCallersBacksIfItStaysDown() {
        becomeStale();
        store.down = true;
        for (int second = 0; second < 18; second++) {
            assertThat(source.obtain()).as("the present token").isDone();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(endpoint.pending).as("one of its own").hasSize(1);
    }

    @Test
    void isNotWaitedForAgainWhileItIsDown() {
        becomeStale();
        store.down = true;
        source.obtain();
        time.advance(Duration.ofSeconds(16));
        endpoint.pending.get(0).succeed(LIFETIME);

        time.runUntil(source.obtain().join().staleAt);
        source.obtain();

        assertThat(endpoint.pending).as("at once").hasSize(1);
    }

    @Test
    void isWaitedForALittleByAProcessThatHasJustBegun() {
        store.down = true;
        CompletableFuture<Held> obtained = source.obtain();
        assertThat(endpoint.pending).isEmpty();
        time.advance(Duration.ofSeconds(1).plusMillis(50));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().version).as("its own").isZero();
    }

    @Test
    void costsOneRequestMoreIfItBreaksWhileATokenIsCreated() {
        Renewals other = member();
        time.runUntil(begin().usableUntil);
        CompletableFuture<Held> first = source.obtain();
        CompletableFuture<Held> second = other.obtain();
        store.down = true;
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(first.join().version).as("its own").isZero();

        store.down = false;
        time.advance(Duration.ofSeconds(16));
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(second.join().version).as("of the store").isPositive();
        assertThat(endpoint.all).hasSize(3);
    }

    @Test
    void isAskedOnceMoreWhenATokenSeemsOlderThanItIs() {
        Held whole = begin();
        store.untruth = Duration.ofMinutes(-5);
        Renewals other = member();
        Held shortened = other.obtain().join();
        store.untruth = Duration.ZERO;

        time.runUntil(shortened.staleAt);
        other.obtain();

        assertThat(other.obtain().join().usableUntil).isEqualTo(whole.usableUntil);
        assertThat(endpoint.all).as("the first one").hasSize(1);
    }

    @Test
    void cannotMakeATokenLiveForLongerThanSinceItWasSeen() {
        begin();
        Renewals other = member();
        Held seen = other.obtain().join();
        store.untruth = Duration.ofDays(1);

        time.runUntil(seen.usableUntil);
        CompletableFuture<Held> obtained = other.obtain();

        assertThat(obtained).isNotDone();
        assertThat(endpoint.pending).hasSize(1);
    }

    /** With leases of a second, hundreds of looks follow one another. */
    @Test
    void isNotWaitedForWithoutEndIfTheLeaseIsNeverGivenBack() {
        CompletableFuture<Held> shortLived = source.obtain();
        endpoint.pending.get(0).succeed(Duration.ofSeconds(3));
        time.runUntil(shortLived.join().usableUntil + Duration.ofSeconds(1).toNanos());
        String key = StoreKey.of("acme", Scope.ACCOUNTS_READ.toString()).name();
        store.acquire(key, Duration.ofMinutes(10));

        CompletableFuture<Held> obtained = source.obtain();
        time.advance(Duration.ofSeconds(59));
        assertThat(obtained).isNotDone();
        time.advance(Duration.ofSeconds(2));

        assertThat(obtained)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withMessageContaining("another process has the lease and brought no token in PT1M");
        assertThat(endpoint.all).as("the first one").hasSize(1);
    }

    private Held begin() {
        CompletableFuture<Held> first = source.obtain();
        endpoint.pending.get(0).succeed(LIFETIME);
        return first.join();
    }

    private void becomeStale() {
        time.runUntil(begin().staleAt);
    }
}
