package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.BasicCredentials;
import io.moov.client.FailedCalls;
import io.moov.client.token.TokenListener.Kind;
import io.moov.client.token.TroubledStore.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A token that processes share through a store which is slow, wrong or down, on virtual time. */
class SharedTokenTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final int PROCESSES = 300;

    private final VirtualTime time = new VirtualTime(7);
    private final FakeEndpoint endpoint = new FakeEndpoint(time);
    private final TroubledStore store = new TroubledStore(time);
    private final List<String> degraded = new ArrayList<>();
    private final TokenCache source = member();

    private TokenCache member() {
        return member(time, endpoint);
    }

    private TokenCache member(Clock clock, TokenEndpoint itsEndpoint) {
        return Sources.cacheOfFleet(clock, itsEndpoint, store, event -> {
            if (event.getKind() == Kind.STORE_DEGRADED) {
                degraded.add(event.getFailure().getMessage());
            }
        });
    }

    @Test
    void costsTwoRoundTripsToTheStoreInAColdStart() {
        begin();
        assertThat(store.operations).isEqualTo(2);

        assertThat(member().obtain(false)).isCompleted();
        assertThat(store.operations).as("one for those who come later").isEqualTo(3);
        assertThat(endpoint.all).hasSize(1);
    }

    @Test
    void isAskedForWithTheCredentialsThatWereAskedForBeforeTheClaim() {
        BasicCredentials before = endpoint.credentials;
        store.onClaim = () -> endpoint.credentials = BasicCredentials.of("rotated", "meanwhile");

        source.obtain(false);

        assertThat(endpoint.credentialsAsked).isEqualTo(1);
        assertThat(endpoint.pending.get(0).credentials).isEqualTo(before);
    }

    @Test
    void isAnotherOneForAnotherPublicKey() {
        String first = begin().token.getAccessToken();
        endpoint.credentials = BasicCredentials.of("another", "secret");
        CompletableFuture<CachedToken> other = member().obtain(false);
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(other.join().token.getAccessToken()).isNotEqualTo(first);

        endpoint.credentials = BasicCredentials.of("acme", "another secret");
        assertThat(member().obtain(false).join().token.getAccessToken()).isEqualTo(first);
    }

    @Test
    void goesOnAtOnceIfTheReplyToAClaimIsLost() {
        store.troubleNext("claim", Trouble.REPLY_LOST);
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        time.advance(Duration.ofMillis(100));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().stored).as("of the store").isNotNull();
    }

    /** A store that has no limit of its own. */
    @Test
    void goesOnAfterFiveSecondsIfAClaimIsNeverRepliedTo() {
        store.troubleNext("claim", Trouble.SILENT);
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        time.advance(Duration.ofMillis(5_100));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().stored).as("of the store").isNotNull();
    }

    @Test
    void isSharedAllTheSameIfTheReplyToAWriteIsLost() {
        store.troubleNext("write", Trouble.REPLY_LOST);
        CachedToken token = begin();
        assertThat(member().obtain(false).join().token.getAccessToken()).isEqualTo(token.token.getAccessToken());
        assertThat(endpoint.all).hasSize(1);
        assertThat(degraded).isEmpty();
    }

    @Test
    void doesNotLiveLongerBecauseTheStoreTakesItsTime() {
        long received = time.nanos();
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        store.writesTake = Duration.ofSeconds(4);
        endpoint.pending.get(0).succeed(LIFETIME);
        time.advance(Duration.ofSeconds(4));
        assertThat(time.nanos() + obtained.join().usableNanos(time))
                .isEqualTo(received + LIFETIME.minusSeconds(30).toNanos());
    }

    @Test
    void costsNoRequestIfTheStoreIsDownForAMomentOfARefresh() {
        becomeStale();
        store.down = true;
        assertThat(source.obtain(false)).as("the present token").isDone();
        time.advance(Duration.ofSeconds(2));
        assertThat(endpoint.pending).isEmpty();

        store.down = false;
        time.advance(Duration.ofSeconds(2));
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(endpoint.all).as("the first one and its refresh").hasSize(2);
        assertThat(source.obtain(false).join().stored).as("of the store").isNotNull();
        assertThat(degraded).as("told once").hasSize(1);
    }

    @Test
    void isWaitedForALittleByCallersWhoseTokenHasExpired() {
        expire(begin());
        store.down = true;
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        time.advance(Duration.ofMillis(400));
        assertThat(endpoint.pending).isEmpty();

        store.down = false;
        time.advance(Duration.ofSeconds(1));
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(obtained.join().stored).as("of the store").isNotNull();
    }

    @Test
    void isTheProcessesOwnIfCallersWouldWaitForLong() {
        expire(begin());
        store.down = true;
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        time.advance(Duration.ofMillis(1_050));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().stored).as("its own").isNull();
    }

    @Test
    void isTheProcessesOwnInTheBackgroundIfTheStoreStaysDown() {
        becomeStale();
        store.down = true;
        for (int second = 0; second < 18; second++) {
            assertThat(source.obtain(false)).as("the present token").isDone();
            time.advance(Duration.ofSeconds(1));
        }
        assertThat(endpoint.pending).as("one of its own").hasSize(1);
    }

    @Test
    void doesNotWaitAgainForAStoreThatIsDown() {
        becomeStale();
        store.down = true;
        source.obtain(false);
        time.advance(Duration.ofSeconds(16));
        endpoint.pending.get(0).succeed(LIFETIME);

        becomeStaleAgain();
        source.obtain(false);

        assertThat(endpoint.pending).as("at once").hasSize(1);
    }

    @Test
    void isSharedAgainWhenTheStoreIsBack() {
        store.down = true;
        CompletableFuture<CachedToken> own = source.obtain(false);
        time.advance(Duration.ofSeconds(2));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(own.join().stored).isNull();
        store.down = false;

        becomeStaleAgain();
        source.obtain(false);
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(member().obtain(false).join().token.getAccessToken())
                .isEqualTo(source.obtain(false).join().token.getAccessToken());
    }

    @Test
    void costsOneRequestMoreIfTheStoreBreaksWhileItIsCreated() {
        TokenCache other = member();
        expire(begin());
        CompletableFuture<CachedToken> first = source.obtain(false);
        CompletableFuture<CachedToken> second = other.obtain(false);
        store.down = true;
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(first.join().stored).as("its own").isNull();

        store.down = false;
        time.advance(Duration.ofSeconds(16));
        endpoint.pending.get(0).succeed(LIFETIME);

        assertThat(second.join().stored).as("of the store").isNotNull();
        assertThat(endpoint.all).hasSize(3);
    }

    /** Whoever may write there set the time to live longer. The store's clock and the wall clock say what is true. */
    @Test
    void isNotUsedWhenItHasExpiredWhateverItsTimeToLiveSays() {
        store.prolonged = Duration.ofDays(1);
        expire(begin());
        time.advance(Duration.ofSeconds(30));
        CompletableFuture<CachedToken> obtained = member().obtain(false);
        assertThat(obtained).isNotDone();
        assertThat(endpoint.pending).hasSize(1);
    }

    /** Somebody put it back, with its life as it was. */
    @Test
    void isNotTakenAgainWhenANewerOneWasSeen() {
        CachedToken old = begin();
        String key = Sources.place("acme").key;
        TokenStore.Entry entry = store.claim(key, 0, "intruder", Duration.ofSeconds(1))
                .toCompletableFuture()
                .join()
                .getEntry();
        source.invalidate(old.token.getAccessToken());
        CachedToken newer = begin();
        store.loseData();
        store.write(key, entry.getVersion(), entry.getValue(), LIFETIME);

        assertThat(source.replace(newer.token.getAccessToken(), false)).isNotDone();

        assertThat(endpoint.pending).hasSize(1);
    }

    @Test
    void isUsedNoLongerThanTheStoreKeepsIt() {
        begin();
        store.prolonged = Duration.ofMinutes(-5);
        CachedToken adopted = member().obtain(false).join();
        assertThat(Duration.ofNanos(adopted.usableNanos(time)))
                .isEqualTo(LIFETIME.minusMinutes(5).minusSeconds(30));
    }

    @Test
    void isSharedAgainAtOnceAfterTheStoreLostItsData() {
        for (int i = 0; i < 20; i++) {
            source.invalidate(begin().token.getAccessToken()); // so that its version is high
        }
        begin();
        store.loseData();
        TokenCache other = member();
        other.obtain(false);
        endpoint.pending.get(0).succeed(LIFETIME);

        becomeStaleAgain();
        source.obtain(false);
        List.copyOf(endpoint.pending).forEach(request -> request.succeed(LIFETIME));
        int requests = endpoint.all.size();
        for (int i = 0; i < 100; i++) {
            time.advance(LIFETIME.dividedBy(10));
            source.obtain(false);
            other.obtain(false);
            assertThat(endpoint.pending).hasSizeLessThanOrEqualTo(1);
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(LIFETIME));
        }
        assertThat(endpoint.all.size() - requests).as("in ten lifetimes").isBetween(10, 16);
    }

    @Test
    void costsOneRequestALifetimeMoreAtMostIfAWallClockIsWrong() {
        for (Duration off : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            Clock wrongWall = new WrongWall(off);
            TokenCache wrong = member(wrongWall, endpoint);
            TokenCache right = member();
            int before = endpoint.all.size();
            for (int i = 0; i < 1_000; i++) {
                for (TokenCache each : List.of(wrong, right)) {
                    endpoint.clock = each == wrong ? wrongWall : time;
                    CompletableFuture<CachedToken> got = each.obtain(false);
                    List.copyOf(endpoint.pending).forEach(request -> request.succeed(LIFETIME));
                    assertThat(endpoint.isValid(got.join().token.getAccessToken()))
                            .isTrue();
                }
                time.advance(LIFETIME.dividedBy(100));
            }
            assertThat(endpoint.all.size() - before).as("in ten lifetimes").isBetween(14, 32);
        }
    }

    /** Such as one with an old secret. It gives the lease back. */
    @Test
    void isCreatedByAnotherProcessIfOneCannot() {
        FakeEndpoint refusing = new FakeEndpoint(time);
        TokenCache atFault = member(time, refusing);
        CompletableFuture<CachedToken> refused = atFault.obtain(false);
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        refusing.pending.get(0).fail(FailedCalls.refused(401, false, null));
        assertThat(refused).isCompletedExceptionally();
        time.advance(Duration.ofSeconds(1));
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(obtained.join().stored).isNotNull();

        CompletableFuture<CachedToken> adopted = atFault.obtain(false);
        time.advance(Duration.ofSeconds(1));
        assertThat(adopted.join().token.getAccessToken())
                .isEqualTo(obtained.join().token.getAccessToken());
    }

    /** In an outage the whole fleet sends what one process would send. */
    @Test
    void isAskedForByOneProcessAtATimeWhileTheEndpointIsDown() {
        TokenCache other = member();
        source.obtain(false);
        endpoint.pending.get(0).fail(FailedCalls.refused(503, true, null));
        other.obtain(false);
        time.advance(Duration.ofSeconds(10));
        assertThat(endpoint.pending).as("the lease is kept").isEmpty();
        time.advance(Duration.ofSeconds(6));
        assertThat(endpoint.pending).as("until it ends").hasSize(1);
    }

    @Test
    void isNotWaitedForWithoutEndIfAnotherProcessBringsNone() {
        String key = Sources.place("acme").key;
        CompletableFuture<CachedToken> obtained = source.obtain(false);
        FakeEndpoint.Request silent = endpoint.pending.get(0);
        silent.forget();
        TokenCache other = member();
        store.onClaim = () -> {};
        CompletableFuture<CachedToken> waiting = other.obtain(false);
        for (int i = 0; i < 8; i++) {
            store.claim(key, 0, "intruder " + i, SharedTokenProvider.LONGEST_LEASE);
            time.advance(Duration.ofMillis(7_400));
            store.claim(key, 0, "intruder " + i, SharedTokenProvider.LONGEST_LEASE);
        }
        time.advance(Duration.ofSeconds(2));
        assertThat(obtained).isCompletedExceptionally();
        assertThat(FailureOf.future(obtained)).hasMessageContaining("no token in PT1M");
        assertThat(waiting.isDone() || !endpoint.pending.isEmpty()).isTrue();
    }

    @Test
    void isNotTheOneThatWasFoundToBeBad() {
        CachedToken bad = begin();
        TokenCache other = member();
        assertThat(other.obtain(false).join().token.getAccessToken()).isEqualTo(bad.token.getAccessToken());
        store.troubleNext("remove", Trouble.FAILS); // it stays there

        other.invalidate(bad.token.getAccessToken());
        CompletableFuture<CachedToken> next = other.obtain(false);

        assertThat(next).isNotDone();
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(next.join().token.getAccessToken()).isNotEqualTo(bad.token.getAccessToken());
    }

    @Test
    void isLeftAloneByASourceThatIsClosed() {
        store.down = true;
        source.obtain(false);
        source.close();
        store.down = false;
        time.advance(Duration.ofMinutes(2));
        assertThat(endpoint.all).isEmpty();
    }

    /** They all began to wait at the same moment, and the process that has the lease brings nothing. */
    @Test
    void isNotLookedForAllAtOnceByProcessesThatWaitForAnother() {
        for (int i = 0; i < PROCESSES; i++) {
            member().obtain(false);
        }
        assertThat(endpoint.pending).as("requests of the fleet").hasSize(1);
        time.advance(Duration.ofSeconds(5)); // their first looks follow closely upon one another
        Map<Long, Integer> claims = new HashMap<>();
        store.onClaim = () -> claims.merge(time.nanos() / Duration.ofMillis(100).toNanos(), 1, Integer::sum);

        time.advance(Duration.ofSeconds(5));

        assertThat(claims).isNotEmpty();
        assertThat(claims.values()).as("claims in 100 ms").allMatch(count -> count < PROCESSES / 4);
    }

    private CachedToken begin() {
        CompletableFuture<CachedToken> first = source.obtain(false);
        endpoint.pending.get(0).succeed(LIFETIME);
        return first.join();
    }

    private void becomeStale() {
        begin();
        becomeStaleAgain();
    }

    private void becomeStaleAgain() {
        time.advance(LIFETIME.multipliedBy(71).dividedBy(100));
    }

    private void expire(CachedToken token) {
        time.advance(Duration.ofNanos(token.usableNanos(time)));
    }

    /** The same clock with another wall clock. */
    private final class WrongWall implements Clock {
        private final Duration off;

        WrongWall(Duration off) {
            this.off = off;
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public long wallMillis() {
            return time.wallMillis() + off.toMillis();
        }

        @Override
        public double random() {
            return time.random();
        }

        @Override
        public void execute(Runnable task) {
            time.execute(task);
        }

        @Override
        public Future<?> schedule(long delayNanos, Runnable task) {
            return time.schedule(delayNanos, task);
        }
    }
}
