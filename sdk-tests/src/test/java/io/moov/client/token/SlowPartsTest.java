package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.BasicCredentials;
import io.moov.client.FailedCalls;
import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import io.moov.client.testing.InMemoryTokenStore;
import io.moov.client.token.TokenListener.Kind;
import io.moov.client.token.TroubledStore.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Parts of a refresh that hang, reply with nonsense, or ask for no wait: whoever wants a token gets one all the same. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowPartsTest {
    private static final Duration SHORT_LIFE = Duration.ofMinutes(1);

    @RegisterExtension
    final MockApi api = new MockApi();

    private final VirtualTime time = new VirtualTime(7);
    private final FakeEndpoint endpoint = new FakeEndpoint(time);

    /** The background has 3 % of a life, and less than a store without a limit takes. */
    @Test
    void aTokenThatCannotBeStoredIsGivenOut() {
        TroubledStore store = new TroubledStore(time);
        TokenCache source = Sources.cacheOfFleet(time, endpoint, store, event -> {});
        CompletableFuture<CachedToken> first = source.obtain(false);
        endpoint.pending.get(0).succeed(SHORT_LIFE);
        time.advance(SHORT_LIFE.multipliedBy(71).dividedBy(100));

        store.troubleNext("write", Trouble.SILENT);
        source.obtain(false);
        endpoint.pending.get(0).succeed(SHORT_LIFE);
        time.advance(Duration.ofSeconds(2));

        assertThat(source.obtain(false).join().token.getAccessToken())
                .isNotEqualTo(first.join().token.getAccessToken());
        assertThat(endpoint.all).hasSize(2);
    }

    @Test
    void aStoreThatRepliesWithNullIsDoneWithout() {
        TokenCache source = Sources.cacheOfFleet(time, endpoint, new Null(), event -> {});
        for (int refresh = 0; refresh < 2; refresh++) {
            CompletableFuture<CachedToken> token = source.obtain(false);
            time.advance(Duration.ofSeconds(3));
            endpoint.pending.get(0).succeed(SHORT_LIFE);
            assertThat(token).isCompleted();
            time.advance(SHORT_LIFE);
        }
    }

    /** It holds one thread, and whoever wants a token is told so. */
    @Test
    void aSupplierThatHangsIsNotAskedAgain() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        NumberingEndpoint numbering = new NumberingEndpoint(new HastyClock()) {
            @Override
            public BasicCredentials credentials() {
                if (asked.incrementAndGet() == 1) {
                    await(released);
                }
                return super.credentials();
            }
        };
        try (TokenStore store = InMemoryTokenStore.create()) {
            TokenCache source = Sources.cacheOfFleet(new HastyClock(), numbering, store, event -> {});
            assertThat(failure(source)).hasMessageContaining("did not bring one");
            for (int refresh = 0; refresh < 3; refresh++) {
                assertThat(failure(source)).hasMessageContaining("has not returned since an earlier refresh");
            }
            assertThat(asked).hasValue(1);

            released.countDown();

            while (source.obtain(false)
                    .handle((token, failure) -> failure != null)
                    .get(30, TimeUnit.SECONDS)) {
                Thread.yield(); // the one that hung is about to return
            }
            assertThat(asked).hasValue(2);
        } finally {
            released.countDown();
        }
    }

    private static Throwable failure(TokenCache source) throws Exception {
        return source.obtain(false).handle((token, failure) -> failure).get(30, TimeUnit.SECONDS);
    }

    /** It may be due in ten seconds, after a 429. */
    @Test
    void closingDoesNotWaitForARefreshThatHasNotBegun() {
        TokenCache source = Sources.cacheAlone(time, endpoint, event -> {}, true);
        while (time.waitingTasks() == 0) {
            source.obtain(false);
            if (!endpoint.pending.isEmpty()) {
                endpoint.pending.get(0).fail(FailedCalls.refused(429, true, null));
            }
        }
        CompletableFuture<CachedToken> waiting = source.obtain(false);
        int requests = endpoint.all.size();

        assertThat(source.close()).isCompleted();

        assertThat(waiting).isCompletedExceptionally();
        time.advance(SHORT_LIFE);
        assertThat(endpoint.all).hasSize(requests);
    }

    /** The keys were changed since the token was stored: it is still where it was. */
    @Test
    void aBadTokenIsRemovedFromWhereItWasStored() {
        TroubledStore store = new TroubledStore(time);
        TokenCache source = Sources.cacheOfFleet(time, endpoint, store, event -> {});
        CompletableFuture<CachedToken> bad = source.obtain(false);
        endpoint.pending.get(0).succeed(SHORT_LIFE);
        time.advance(SHORT_LIFE.multipliedBy(71).dividedBy(100));
        BasicCredentials before = endpoint.credentials;
        endpoint.credentials = BasicCredentials.of("next", "secret");
        source.obtain(false);
        endpoint.pending.get(0).fail(FailedCalls.refused(401, false, null));

        source.invalidate(bad.join().token.getAccessToken());

        endpoint.credentials = before;
        TokenCache other = Sources.cacheOfFleet(time, endpoint, store, event -> {});
        CompletableFuture<CachedToken> next = other.obtain(false);
        time.advance(Duration.ofSeconds(1));
        assertThat(next).as("the bad token was not taken from the store").isNotDone();
        assertThat(endpoint.pending).hasSize(1);
    }

    @Test
    void eventsOfAListenerThatHangsArePiledUpToABound() {
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger heard = new AtomicInteger();
        ListenerQueue queue = new ListenerQueue(
                event -> {
                    heard.incrementAndGet();
                    await(released);
                },
                List.of(Scope.PING_READ),
                Clock.SYSTEM);
        for (int i = 0; i < 3 * ListenerQueue.MOST_WAITING; i++) {
            queue.tell(Kind.EVICTED, 0, null);
        }
        released.countDown();
        while (heard.get() < ListenerQueue.MOST_WAITING) {
            Thread.yield();
        }
        queue.tell(Kind.EVICTED, 0, null);
        while (heard.get() <= ListenerQueue.MOST_WAITING) {
            Thread.yield();
        }
        assertThat(heard).hasValue(ListenerQueue.MOST_WAITING + 1);
    }

    /** A server that says so cannot mean a storm. */
    @Test
    void noRetryAfterIsNoLeaveToAskAllTheTime() {
        TokenCache source = Sources.cacheAlone(time, endpoint, event -> {});
        for (int tenth = 0; tenth < 100; tenth++) {
            source.obtain(false);
            if (!endpoint.pending.isEmpty()) {
                endpoint.pending.get(0).fail(FailedCalls.refused(503, true, Duration.ZERO));
            }
            time.advance(Duration.ofMillis(100));
        }
        assertThat(endpoint.all).hasSizeLessThan(20);
    }

    /** The code of one caller may hang, and may wait for the token of another. */
    @Test
    void whatDependsOnAFutureKeepsNoOtherWaiting() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        api.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                await(asked);
                return Answers.token();
            }
        });
        try (MoovClient moov = api.client().build();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.PING_READ).build()) {
            CompletableFuture<?> before = source.getAsync();
            CompletableFuture<?> hanging = source.getAsync().thenRun(() -> await(released));
            CompletableFuture<?> after = source.getAsync();
            CompletableFuture<String> call = source.accessToken();
            CompletableFuture<?> joining = source.getAsync().thenRun(call::join);

            asked.countDown();

            CompletableFuture.allOf(before, after, call, joining).get(30, TimeUnit.SECONDS);
            assertThat(hanging).isNotDone();
        } finally {
            released.countDown();
        }
    }

    /** The monotonic clock may stand still then; the wall clock does not. */
    @Test
    void aMachineThatSleepsWhileItWaitsForATokenDoesNotProlongIt() {
        api.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                time.jumpWall(Duration.ofMinutes(10));
                return Answers.token();
            }
        });
        try (MoovClient moov = api.client().build()) {
            CachedToken token = TokenEndpoint.of(moov, () -> null, "/ping.read", TokenLifetime.defaults(), time)
                    .create(null, null)
                    .join();

            assertThat(Duration.ofNanos(token.usableNanos(time))).isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test took too long", e);
        }
    }

    /** Real threads, and timers that do not take long. */
    private static final class HastyClock implements Clock {
        private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

        @Override
        public long nanos() {
            return SYSTEM.nanos();
        }

        @Override
        public long wallMillis() {
            return SYSTEM.wallMillis();
        }

        @Override
        public double random() {
            return SYSTEM.random();
        }

        @Override
        public void execute(Runnable task) {
            SYSTEM.execute(task);
        }

        @Override
        public Future<?> schedule(long delayNanos, Runnable task) {
            return SYSTEM.schedule(Math.min(delayNanos, LONGEST_NANOS), task);
        }
    }

    /** A store of somebody who left its methods for later. */
    private static final class Null implements TokenStore {
        private static <T extends @Nullable Object> CompletionStage<T> nothing() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Claim> claim(String key, long knownVersion, String claimId, Duration lease) {
            return nothing();
        }

        @Override
        public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration timeToLive) {
            return nothing();
        }

        @Override
        public CompletionStage<@Nullable Void> release(String key, long fence) {
            return nothing();
        }

        @Override
        public CompletionStage<Boolean> remove(String key, long version) {
            return nothing();
        }

        @Override
        public void close() {}
    }
}
