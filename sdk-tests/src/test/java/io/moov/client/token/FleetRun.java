package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.BasicCredentials;
import io.moov.client.FailedCalls;
import io.moov.client.token.TroubledStore.Trouble;
import java.io.IOException;
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
        losesOneReply();
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < 35) {
            any(processes).get();
        } else if (choice < 60) {
            respond();
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
        } else if (choice < 99) {
            tamper();
        } else {
            throwSomewhere();
        }
    }

    private void check() {
        assertThat(violations).isEmpty();
        assertThat(time.uncaught).isEmpty();
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

    private void respond() {
        if (endpoint.pending.isEmpty()) {
            return;
        }
        FakeEndpoint.Request request = any(endpoint.pending);
        switch (random.nextInt(8)) {
            case 0:
                note("failed");
                request.fail(FailedCalls.refused(503, true, null));
                break;
            case 1:
                note("refused");
                request.fail(FailedCalls.refused(401, false, null));
                break;
            case 2:
                trouble("lost");
                request.fail(random.nextBoolean() ? FailedCalls.lost(true) : new IOException("undeclared"));
                break;
            default:
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
        CachedToken token = process.last;
        if (token != null) {
            long ahead = token.usableNanos(time) - (long) (token.lifeNanos * (random.nextDouble() * 0.4 - 0.02));
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
            return;
        }
        switch (random.nextInt(4)) {
            case 0:
                trouble("store down");
                store.down = true;
                break;
            case 1:
                trouble("store slow");
                store.writesTake = Duration.ofMillis(random.nextInt(3) * 2_000L);
                break;
            case 2:
                trouble("store loses its data");
                store.loseData();
                break;
            default:
                Trouble next = any(List.of(Trouble.values()));
                trouble("store " + next);
                store.troubleNext(any(List.of("claim", "write", "release", "remove")), next);
        }
    }

    /** Somebody who may write there, but has no key. */
    private void tamper() {
        if (!store.down) {
            trouble("tamper");
            String key = Sources.place("acme").key;
            byte[] rubbish = new byte[random.nextInt(80)];
            random.nextBytes(rubbish);
            store.next = null;
            store.claim(key, Long.MAX_VALUE, "intruder", Duration.ofMillis(1))
                    .thenCompose(
                            claim -> store.write(key, Math.max(claim.getFence(), 1), rubbish, Duration.ofHours(1)));
        }
    }

    private void throwSomewhere() {
        trouble("thrown");
        IOException thrown = new IOException("undeclared");
        if (random.nextBoolean()) {
            endpoint.supplierThrows = thrown;
        } else {
            endpoint.createThrows = thrown;
        }
    }

    private void endsWithOneTokenForAll() {
        store.down = false;
        store.next = null;
        store.writesTake = Duration.ZERO;
        endpoint.supplierThrows = null;
        endpoint.createThrows = null;
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
        assertThat(processes).as("nobody waits for ever").allMatch(process -> process.waiting.isEmpty());
        assertThat(processes.stream()
                        .map(process -> process.last == null ? "none" : process.last.token.getAccessToken()))
                .as("the tokens at the end")
                .containsOnly(Objects.requireNonNull(endpoint.last).getAccessToken());
    }

    /** The lease is this process's, and it does not know. */
    private void losesOneReply() {
        time.advance(Duration.ofDays(31));
        Trouble trouble = any(List.of(Trouble.REPLY_LOST, Trouble.SILENT));
        note("the reply to the first claim is lost: " + trouble);
        store.troubleNext("claim", trouble);
        Process process = any(processes);
        process.get();
        long asked = time.nanos();
        while (!process.waiting.isEmpty() && time.nanos() - asked < CALM.toNanos()) {
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(Duration.ofDays(30)));
            time.advance(Duration.ofMillis(100));
            process.get();
        }
        assertThat(Duration.ofNanos(time.nanos() - asked))
                .as("the wait for a token")
                .isLessThan(SharedTokenProvider.STORE_LIMIT.plusSeconds(1));
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
        final List<CompletableFuture<CachedToken>> waiting = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private final TokenCache source = Sources.cacheOfFleet(time, new OwnEndpoint(), store, event -> {});
        private @Nullable CachedToken last;

        void get() {
            CompletableFuture<CachedToken> obtained = source.obtain(false);
            note(obtained.isDone() ? "got" : "waits");
            waiting.add(obtained);
            obtained.whenComplete((token, failure) -> {
                waiting.remove(obtained);
                if (failure == null) {
                    use(token);
                }
            });
        }

        private void use(CachedToken token) {
            last = token;
            String text = token.token.getAccessToken();
            if (!endpoint.isValid(text)) {
                violations.add(text + " is not valid");
            }
            if (refused.contains(text)) {
                violations.add(text + " was refused before by the one who got it");
            }
        }

        void invalidate() {
            if (last != null && last == source.fresh()) {
                trouble("invalidate");
                source.invalidate(last.token.getAccessToken());
                refused.add(last.token.getAccessToken());
            }
        }

        /** Knows who has sent what. */
        private final class OwnEndpoint implements TokenEndpoint {
            @Override
            public CompletableFuture<CachedToken> create(BasicCredentials given, @Nullable Duration limit) {
                CompletableFuture<CachedToken> response = endpoint.create(given, limit);
                mine.add(endpoint.all.get(endpoint.all.size() - 1));
                return response;
            }

            @Override
            public CompletableFuture<Void> revoke(String token) {
                return endpoint.revoke(token);
            }

            @Override
            public BasicCredentials credentials() {
                return endpoint.credentials();
            }
        }
    }
}
