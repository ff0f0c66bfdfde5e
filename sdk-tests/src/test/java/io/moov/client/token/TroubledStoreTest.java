package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.FailedCalls;
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
        return member(endpoint);
    }

    private Renewals member(TokenFetcher itsEndpoint) {
        TokenEvents events = new TokenEvents() {
            @Override
            public void storeDegraded(Set<Scope> scopes, String reason) {
                degraded.add(reason);
            }
        };
        return Sources.renewalsOfFleet(
                time, itsEndpoint, new Sharing(store, StoreKeys.of("k1", StoreKeysTest.KEY), "acme"), events);
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

    /** Such as one with an old secret. The lease it has is no longer than any other, and then it is not the next. */
    @Test
    void letsOthersCreateTheTokenIfOneCannot() {
        FakeEndpoint refusing = new FakeEndpoint(time);
        Renewals atFault = member(refusing);
        Renewals healthy = member();
        atFault.obtain();
        CompletableFuture<Held> obtained = healthy.obtain();
        for (int i = 0; i < 60 && !obtained.isDone(); i++) {
            List.copyOf(refusing.pending).forEach(request -> request.fail(FailedCalls.refused(401, false, null)));
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(LIFETIME));
            atFault.obtain();
            time.advance(Duration.ofMillis(500));
        }
        assertThat(obtained).isCompleted();
        assertThat(refusing.all).as("it tries on under its lease").hasSizeGreaterThan(3);
        CompletableFuture<Held> adopted = atFault.obtain();
        time.advance(Duration.ofSeconds(10));
        assertThat(adopted).isCompleted();
        assertThat(adopted.join().token.getAccessToken())
                .isEqualTo(obtained.join().token.getAccessToken());
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

    @Test
    void isNotWaitedForLongAfterATokenWasFoundToBeBad() {
        becomeStale();
        store.down = true;
        Held bad = source.obtain().join();
        source.invalidate(bad.token.getAccessToken());
        CompletableFuture<Held> obtained = source.obtain();
        time.advance(Duration.ofSeconds(4));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().version).as("its own").isZero();
    }

    @Test
    void isLeftAloneByASourceThatIsClosed() {
        store.down = true;
        source.obtain();
        source.close();
        store.down = false;
        time.advance(Duration.ofMinutes(2));
        assertThat(endpoint.all).isEmpty();
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
