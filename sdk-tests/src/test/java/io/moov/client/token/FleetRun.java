package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.FailedCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Random steps of one seed for a few processes with one store, and what must be true after each. */
final class FleetRun implements Seeds.Run {
    private static final int STEPS = 150;
    private static final int SIZE = 4;
    private static final List<Duration> LIFETIMES =
            List.of(Duration.ofSeconds(20), Duration.ofSeconds(900), Duration.ofSeconds(900), Duration.ofDays(1));

    /** By then, what went wrong has no consequences any more: leases ended, limits ran out, patience too. */
    private static final Duration CALM = Duration.ofSeconds(65);

    private final List<String> steps = new ArrayList<>();
    private final Map<String, Integer> seen;
    private final Random random;
    private final VirtualTime time;
    private final FakeEndpoint endpoint;
    private final TroubledStore store;
    private final Sharing sharing;
    private final List<Process> processes = new ArrayList<>();
    private long lastTrouble;

    /** Seen where an exception would be lost. */
    private final List<String> violations = new ArrayList<>();

    FleetRun(long seed, Map<String, Integer> seen) {
        this.seen = seen;
        this.random = new Random(seed);
        this.time = new VirtualTime(seed);
        this.endpoint = new FakeEndpoint(time);
        this.store = new TroubledStore(time);
        this.sharing = new Sharing(store, StoreKeys.of("k1", StoreKeysTest.KEY), "acme");
        for (int i = 0; i < SIZE; i++) {
            processes.add(new Process());
        }
    }

    @Override
    public List<String> steps() {
        return steps;
    }

    @Override
    public void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
            check();
        }
        endsWithOneTokenForAll();
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < 35) {
            any(processes).get();
        } else if (choice < 60) {
            answer();
        } else if (choice < 80) {
            note("advance", Duration.ofMillis((long) Math.pow(10, random.nextDouble() * 6)));
        } else if (choice < 86) {
            advanceToTheEndOfALife();
        } else if (choice < 90) {
            crash();
        } else if (choice < 94) {
            troubleStore();
        } else if (choice < 96) {
            trouble("wall clock");
            time.jumpWall(Duration.ofSeconds(random.nextInt(7200) - 3600));
        } else if (choice < 98) {
            any(processes).invalidate();
        } else {
            tamper();
        }
    }

    private void check() {
        assertThat(violations).isEmpty();
        List<String> refreshTokens = endpoint.all.stream()
                .map(request -> request.refreshToken)
                .filter(Objects::nonNull)
                .toList();
        assertThat(refreshTokens).as("refresh tokens that were sent").doesNotHaveDuplicates();
        if (store.down || endpoint.unanswered > 0) {
            lastTrouble = time.nanos();
            endpoint.unanswered = 0;
        }
        long calmSince = lastTrouble + CALM.toNanos();
        long begunInCalm = endpoint.pending.stream()
                .filter(request -> request.began - calmSince > 0)
                .count();
        assertThat(begunInCalm).as("requests at a time, in calm").isLessThanOrEqualTo(1);
        if (begunInCalm == 1) {
            note("calm");
        }
    }

    private void answer() {
        if (endpoint.pending.isEmpty()) {
            return;
        }
        FakeEndpoint.Request request = any(endpoint.pending);
        boolean refresh = request.refreshToken != null;
        int choice = random.nextInt(8);
        if (choice == 0) {
            note("failed");
            request.fail(FailedCalls.refused(503, true, null));
        } else if (choice == 1) {
            note("failed");
            request.fail(refresh ? FailedCalls.invalidGrant() : FailedCalls.refused(401, false, null));
        } else if (choice == 2 || (choice == 3 && refresh)) {
            trouble(refresh ? "refresh lost" : "lost");
            request.lose(FailedCalls.lost(!refresh));
        } else {
            note("issued");
            request.succeed(any(LIFETIMES));
        }
    }

    private void note(String step, Duration by) {
        note(step + " " + by);
        time.advance(by);
    }

    private void advanceToTheEndOfALife() {
        Process process = any(processes);
        Held held = process.last;
        if (held != null) {
            double early = random.nextDouble() * 0.06 - 0.01;
            long life = held.usableUntil - held.heldSince;
            long ahead = (long) (held.usableUntil - time.nanos() - life * early);
            if (ahead > 0) {
                note("to the end of a life", Duration.ofNanos(ahead));
            }
            process.get();
        }
    }

    /** The process that has the lease dies, if one has it, or another one. */
    private void crash() {
        trouble("crash");
        Process dead = processes.stream()
                .filter(process -> process.mine.stream().anyMatch(endpoint.pending::contains))
                .findFirst()
                .orElseGet(() -> any(processes));
        dead.mine.forEach(FakeEndpoint.Request::forget);
        processes.set(processes.indexOf(dead), new Process());
    }

    private void troubleStore() {
        if (store.down) {
            trouble("store up");
            store.down = false;
        } else if (random.nextBoolean()) {
            trouble("store down");
            store.down = true;
        } else {
            trouble("store slow");
            store.writesTake = Duration.ofMillis(random.nextInt(3) * 2_000L);
        }
    }

    private void tamper() {
        if (!store.down) {
            trouble("tamper");
            String key = StoreKey.of("acme", Scope.ACCOUNTS_READ.toString()).name();
            byte[] rubbish = new byte[random.nextInt(80)];
            random.nextBytes(rubbish);
            store.acquire(key, Duration.ofMillis(1))
                    .thenCompose(fence -> store.write(key, Math.max(fence, 1), rubbish, Duration.ofHours(1)));
        }
    }

    private void endsWithOneTokenForAll() {
        store.down = false;
        store.writesTake = Duration.ZERO;
        for (int i = 0; i < 40; i++) {
            time.advance(Duration.ofSeconds(10));
            processes.forEach(Process::get);
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(Duration.ofDays(30)));
        }
        time.advance(Duration.ofDays(31)); // so that nobody has a token of its own any more
        for (int i = 0; i < 20; i++) {
            processes.forEach(Process::get);
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(Duration.ofDays(30)));
            time.advance(Duration.ofSeconds(5));
        }
        assertThat(violations).isEmpty();
        assertThat(processes.stream()
                        .map(process -> process.last == null ? "none" : process.last.token.getAccessToken()))
                .as("the tokens at the end")
                .containsOnly(Objects.requireNonNull(endpoint.last).getAccessToken());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void trouble(String step) {
        note(step);
        lastTrouble = time.nanos();
    }

    private void note(String step) {
        steps.add(step);
        int detail = step.indexOf(" PT");
        seen.merge(detail < 0 ? step : step.substring(0, detail), 1, Integer::sum);
    }

    /** One process; it may be dead, and then is used no more. */
    private final class Process {
        final List<FakeEndpoint.Request> mine = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private final Renewals source = Sources.renewalsOfFleet(time, new Fetcher(), sharing, new TokenEvents() {});
        private @Nullable Held last;

        void get() {
            CompletableFuture<Held> obtained = source.obtain();
            note(obtained.isDone() ? "got" : "waits");
            Futures.whenDone(obtained, (held, failure) -> {
                if (failure == null) {
                    use(held);
                }
            });
        }

        private void use(Held held) {
            last = held;
            String token = held.token.getAccessToken();
            if (!endpoint.isValid(token)) {
                violations.add(token + " is not valid");
            }
            if (refused.contains(token)) {
                violations.add(token + " was refused before by the one who got it");
            }
        }

        void invalidate() {
            if (last != null && last == source.fresh) {
                trouble("invalidate");
                source.invalidate(last.token.getAccessToken());
                refused.add(last.token.getAccessToken());
            }
        }

        /** Knows who has sent what. */
        private final class Fetcher implements TokenFetcher {
            @Override
            public CompletableFuture<Fetched> fetch(@Nullable String refreshToken, @Nullable Duration limit) {
                CompletableFuture<Fetched> answer = endpoint.fetch(refreshToken, limit);
                mine.add(endpoint.all.get(endpoint.all.size() - 1));
                return answer;
            }

            @Override
            public CompletableFuture<?> revoke(String token) {
                return endpoint.revoke(token);
            }
        }
    }
}
