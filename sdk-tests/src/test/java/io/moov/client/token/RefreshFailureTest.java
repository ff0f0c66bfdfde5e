package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is thrown at whichever step of a refresh: it ends, and the next one brings a token. */
class RefreshFailureTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** What callers wait for at most. */
    private static final Duration LONGEST = Duration.ofSeconds(61);

    enum Thrown {
        CHECKED(new IOException("undeclared")),
        UNCHECKED(new IllegalStateException("pool exhausted")),
        ERROR(new OutOfMemoryError("unable to create native thread"));

        private final Throwable failure;

        Thrown(Throwable failure) {
            this.failure = failure;
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsARefreshThatCallersWaitFor(Thrown thrown) {
        failAtEachStep(thrown, false, false, 3);
    }

    @ParameterizedTest
    @EnumSource
    void endsARefreshInTheBackground(Thrown thrown) {
        failAtEachStep(thrown, false, true, 3);
    }

    @ParameterizedTest
    @EnumSource
    void endsASharedRefreshThatCallersWaitFor(Thrown thrown) {
        failAtEachStep(thrown, true, false, 10);
    }

    @ParameterizedTest
    @EnumSource
    void endsASharedRefreshInTheBackground(Thrown thrown) {
        failAtEachStep(thrown, true, true, 10);
    }

    private static void failAtEachStep(Thrown thrown, boolean shared, boolean background, int atLeast) {
        int steps = new Run(shared, background, Integer.MAX_VALUE, thrown).steps();
        assertThat(steps).as("steps of a refresh").isGreaterThanOrEqualTo(atLeast);
        for (int step = 0; step < steps; step++) {
            new Run(shared, background, step, thrown).steps();
        }
    }

    /** A refresh of which one step fails: each use of a thread, a timer, the supplier, the endpoint and the store is one. */
    private static final class Run {
        private final VirtualTime time = new VirtualTime(3);
        private final FakeEndpoint endpoint = new FakeEndpoint(time);
        private final TroubledStore store = new TroubledStore(time);
        private final TokenCache cache;
        private final boolean background;
        private final String name;
        private int steps;

        Run(boolean shared, boolean background, int failing, Thrown thrown) {
            this.background = background;
            this.name = thrown + " at step " + failing;
            this.cache = shared
                    ? Sources.cacheOfFleet(time, endpoint, store, event -> {})
                    : Sources.cacheAlone(time, endpoint, event -> {});
            Runnable count = () -> {
                if (steps++ == failing) {
                    throw FakeEndpoint.<RuntimeException>sneaky(thrown.failure);
                }
            };
            if (background) {
                endsSoon(cache.obtain(false));
                time.advance(LIFETIME.multipliedBy(75).dividedBy(100));
            }
            time.onUse = count;
            endpoint.onUse = count;
            store.onUse = count;
        }

        int steps() {
            CompletableFuture<CachedToken> first = cache.obtain(false);
            CompletableFuture<CachedToken> async = cache.obtain(true);
            assertThat(first.isDone())
                    .as(name)
                    .satisfies(done -> assertThat(!background || done).isTrue());
            endsSoon(first);
            endsSoon(async); // of the same refresh, or of the next one
            int counted = steps;
            steps = Integer.MIN_VALUE; // from now on, nothing fails

            for (int i = 0; i < 40; i++) {
                time.advance(Duration.ofSeconds(1));
                respond();
                cache.obtain(false);
            }
            CompletableFuture<CachedToken> next = cache.obtain(false);
            assertThat(next).as(name).isCompleted();
            assertThat(next.join().isFresh(time)).as(name).isTrue();
            return counted;
        }

        private void endsSoon(CompletableFuture<CachedToken> refresh) {
            long began = time.nanos();
            respond();
            while (!refresh.isDone() && time.nanos() - began < LONGEST.toNanos()) {
                time.advance(Duration.ofMillis(100));
                respond();
            }
            assertThat(refresh).as(name).isDone();
        }

        private void respond() {
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(LIFETIME));
        }
    }
}
