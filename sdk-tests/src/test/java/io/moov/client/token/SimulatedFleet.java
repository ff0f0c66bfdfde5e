package io.moov.client.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** Processes of one account on virtual time, each with a source of its own, that are never without work. */
final class SimulatedFleet {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    /** Ten thousand, with the slow tests; otherwise fewer, for a limit that is as much lower. */
    static final int SIZE = Integer.getInteger("simulated.processes");

    /** Requests a second, for a fleet of ten thousand. */
    static final int LIMIT = 40 * SIZE / 10_000;

    final VirtualTime time;
    final LimitedEndpoint endpoint;
    final long start;
    private final TroubledStore store;
    private final Process[] processes;

    /** With a store, or each process for itself. */
    SimulatedFleet(boolean sharing, long seed) {
        time = new VirtualTime(seed);
        start = time.nanos();
        endpoint = new LimitedEndpoint(time, LIMIT, LIFETIME);
        store = new TroubledStore(time);
        processes = new Process[SIZE];
        for (int i = 0; i < SIZE; i++) {
            processes[i] = new Process(
                    sharing
                            ? Sources.cacheOfFleet(time, endpoint, store, event -> {})
                            : Sources.cacheAlone(time, endpoint, event -> {}));
        }
    }

    void startAllAtOnce() {
        for (Process process : processes) {
            process.use();
        }
    }

    void run(Duration duration) {
        time.advance(duration);
    }

    void breakStore(boolean broken) {
        store.down = broken;
    }

    /** Starts measuring anew. */
    void forgetWaits() {
        for (Process process : processes) {
            process.longestWait = 0;
        }
        endpoint.requests = endpoint.refused = endpoint.issued = endpoint.mostInASecond = 0;
    }

    Duration longestWait() {
        return Duration.ofNanos(
                Arrays.stream(processes).mapToLong(Process::longestWait).max().orElseThrow());
    }

    long withoutToken() {
        return Arrays.stream(processes)
                .filter(process -> process.waitingSince >= 0)
                .count();
    }

    String row(String name, double lifetimes) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %d | %.1f %% | %.1f s |",
                name,
                endpoint.requests / lifetimes,
                endpoint.mostInASecond,
                endpoint.requests == 0 ? 0 : 100.0 * endpoint.refused / endpoint.requests,
                longestWait().toMillis() / 1000.0);
    }

    private final class Process {
        private final TokenCache source;
        private long waitingSince = -1;
        private long longestWait;

        Process(TokenCache source) {
            this.source = source;
        }

        long longestWait() {
            return waitingSince < 0 ? longestWait : Math.max(longestWait, time.nanos() - waitingSince);
        }

        void use() {
            CompletableFuture<CachedToken> token = source.obtain(false);
            if (!token.isDone() && waitingSince < 0) {
                waitingSince = time.nanos();
            }
            token.whenComplete((got, failure) -> {
                if (failure == null) {
                    longestWait = longestWait();
                    waitingSince = -1;
                    time.schedule(untilItMatters(got), this::use);
                } else {
                    time.schedule((long) (Duration.ofSeconds(1).toNanos() * (0.5 + time.random())), this::use);
                }
            });
        }

        /** A process calls all the time, but only the calls outside the fresh part of a life do anything. */
        private long untilItMatters(CachedToken token) {
            long pause = (long) (Duration.ofSeconds(1).toNanos() * (0.5 + 0.5 * time.random()));
            return Math.max(0, token.freshNanos(time)) + pause;
        }
    }
}
