package io.moov.client.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.fleet.FleetLog.Figures;
import io.moov.client.support.DroppingProxy;
import io.moov.client.support.RedisServer;
import io.moov.client.testing.MoovSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Twenty real processes, one real Redis, tokens that live for three seconds, and all that goes wrong meanwhile. */
@Tag("slow")
class FleetTest {
    private static final String KILL = "kill -9 of the lease holder";
    private static final String WALL_CLOCK = "wall clock an hour";

    /** So many uses that a fault lasts for a tenth of a second or more, and is over before the next renewal. */
    private static final int A_MOMENT = 10;

    private static final int SIZE = 20;
    private static final int BEHIND_THE_PROXY = 5;
    private static final Duration LIFETIME = Duration.ofSeconds(3);

    /** What a lease is at least. */
    private static final Duration LEASE = Duration.ofSeconds(1);

    /**
     * Renewals come just before the margin, and earlier by as long as the request before was on its way: a life counts
     * from the question. Much earlier, nobody has a reason to ask for another token.
     */
    private static final Duration FRESH = LIFETIME.minus(FleetMember.MARGIN).dividedBy(2);

    private final FleetLog log = new FleetLog(LIFETIME, FRESH);
    private final List<Step> steps = new ArrayList<>();

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void asksForOneTokenALifetimeWhateverHappens(TestReporter reporter) throws Exception {
        Optional<FakeWallClock> wallClock = FakeWallClock.create(reporter);
        try (RedisServer redis = RedisServer.start();
                DroppingProxy network = new DroppingProxy(redis.port());
                MoovSandbox sandbox =
                        MoovSandbox.builder().tokenLifetime(LIFETIME).start();
                FleetGateway gateway = new FleetGateway(sandbox, log);
                Fleet fleet = new Fleet(gateway.url(), sandbox, log)) {
            for (int i = 0; i < SIZE - 1; i++) {
                String uri = i < BEHIND_THE_PROXY ? "redis://127.0.0.1:" + network.port() : redis.uri();
                log.awaitMember(fleet.start(uri, Map.of()));
            }
            log.awaitMember(fleet.start(
                    redis.uri(), wallClock.map(FakeWallClock::environment).orElse(Map.of())));

            run(fleet, "no fault", 20, () -> {});
            for (int i = 0; i < 2; i++) {
                run(fleet, KILL, 8, () -> gateway.onNextHolder(fleet::kill));
                log.awaitMember(fleet.start(redis.uri(), Map.of()));
                run(fleet, "Redis restarts", 8, () -> {
                    redis.stop();
                    redis.restart();
                });
            }
            run(fleet, "Redis is paused", 8, () -> {
                redis.pause();
                log.awaitUses(A_MOMENT);
                redis.resume();
            });
            run(fleet, "Redis is cut off from five", 8, () -> {
                network.cut();
                log.awaitUses(A_MOMENT);
                network.heal();
            });
            if (wallClock.isPresent()) {
                run(fleet, WALL_CLOCK + " ahead", 8, () -> wallClock.get().jump(Duration.ofHours(1)));
                run(fleet, WALL_CLOCK + " behind", 8, () -> wallClock.get().jump(Duration.ofHours(-1)));
            }
            report("sum", sum());

            assertThat(sandbox.violations()).isEmpty();
            assertThat(fleet.allAlive()).isTrue();
        }
        check();
    }

    private void check() {
        for (Step step : steps) {
            assertThat(step.figures.badUses()).as(step.name).isEmpty();
            assertThat(step.figures.longestWithout()).as(step.name).isLessThanOrEqualTo(LEASE);
            if (step.name.startsWith(WALL_CLOCK)) {
                assertThat(step.figures.wallClockOff()).as(step.name).isGreaterThan(Duration.ofMinutes(59));
            } else if (step.name.equals(KILL)) {
                assertThat(step.figures.surplus()).as(step.name).isNotEmpty();
            }
        }
        assertThat(sum().lifetimes()).isGreaterThanOrEqualTo(60);
        assertThat(sum().requests()).isLessThanOrEqualTo((int) (sum().lifetimes() * 1.05));
    }

    /** Something happens while all have the newest token, and then the fleet goes on for a number of lifetimes. */
    private void run(Fleet fleet, String name, int lifetimes, Fault fault) throws Exception {
        log.awaitYoungTokenInUse(fleet.names());
        log.takeFigures();
        fault.happen();
        log.awaitLifetimes(lifetimes);
        log.awaitNewestInUse(fleet.names());
        Step step = new Step(name, log.takeFigures());
        steps.add(step);
        report(name, step.figures);
        fleet.takeSaid().forEach(line -> System.out.println("    " + line));
    }

    private Figures sum() {
        return steps.stream().map(Step::figures).reduce(Figures::plus).orElseThrow();
    }

    private static void report(String name, Figures figures) {
        System.out.println("fleet: " + name + ": " + figures);
    }

    private interface Fault {
        void happen() throws Exception;
    }

    private record Step(String name, Figures figures) {}
}
