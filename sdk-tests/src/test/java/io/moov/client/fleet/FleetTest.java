package io.moov.client.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.fleet.FleetLog.Figures;
import io.moov.client.support.RedisServer;
import io.moov.client.testing.MoovSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * Eight real processes and more, a real Redis, tokens that live for twenty seconds, and all that goes wrong meanwhile.
 * Prints, and adds to {@code target/fleet.md}, what each fault cost.
 */
@Tag("slow")
class FleetTest {
    private static final int SIZE = 8;
    private static final Duration LIFETIME = Duration.ofSeconds(20);

    /** A tenth of a life. */
    private static final Duration LEASE = LIFETIME.dividedBy(10);

    /** The background refresh begins at 65 % of a life; a request that was on its way makes it seem earlier. */
    private static final Duration FRESH = LIFETIME.multipliedBy(60).dividedBy(100);

    /** What an outage may last without any caller noticing. */
    private static final Duration SHORT_OUTAGE = LIFETIME.dividedBy(5);

    private static final int LIFETIMES = 2;
    private static final String KILL = "kill -9 of the process that has the lease";
    private static final String WALL_CLOCK = "one wall clock an hour";

    private final FleetLog log = new FleetLog(FRESH);
    private final List<Step> steps = new ArrayList<>();
    private Fleet fleet;

    @Test
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    void asksForOneTokenALifetimeWhateverHappens(TestReporter reporter) throws Exception {
        Optional<FakeWallClock> wallClock = FakeWallClock.create(reporter);
        try (RedisServer redis = RedisServer.start();
                MoovSandbox sandbox =
                        MoovSandbox.builder().tokenLifetime(LIFETIME).start();
                FleetGateway gateway = new FleetGateway(sandbox, log);
                Fleet processes = new Fleet(gateway.url(), sandbox, log)) {
            fleet = processes;
            String uri = redis.uri() + "?timeout=2s";
            for (int i = 0; i < SIZE; i++) {
                fleet.start(uri, Map.of());
            }

            warmUp();
            run("none", 2 * LIFETIMES, () -> {});
            run(
                    KILL,
                    LIFETIMES,
                    () -> gateway.onNextHolder(member -> {
                        fleet.kill(member);
                        return false;
                    }));
            fleet.start(uri, wallClock.map(FakeWallClock::environment).orElse(Map.of()));
            run(
                    "pause of that process for one and a half leases",
                    LIFETIMES,
                    () -> gateway.onNextHolder(member -> {
                        fleet.pause(member);
                        log.pass(LEASE.multipliedBy(3).dividedBy(2));
                        fleet.resume(member);
                        return true;
                    }));
            run("Redis restarts with its data", LIFETIMES, () -> {
                redis.save();
                redis.stop();
                redis.restart();
            });
            run("Redis restarts without its data", LIFETIMES, () -> {
                redis.stop();
                redis.forget();
                redis.restart();
            });
            run("Redis is paused for a lease", LIFETIMES, () -> {
                redis.pause();
                log.pass(LEASE);
                redis.resume();
            });
            run("Redis is paused for a lease in the middle of a refresh", LIFETIMES, () -> {
                inTheMiddleOfARefresh(gateway, redis::pause);
                log.pass(LEASE);
                redis.resume();
            });
            run("Redis restarts without its data in the middle of a refresh", LIFETIMES, () -> {
                inTheMiddleOfARefresh(gateway, redis::stop);
                redis.forget();
                redis.restart();
            });
            run("Redis is down for a lifetime", LIFETIMES, () -> {
                redis.stop();
                log.awaitLifetimes(1);
                log.pass(LEASE);
                redis.restart();
            });
            List<String> said = run("memory of Redis is full for a lifetime", LIFETIMES, () -> {
                redis.command("SETRANGE filler 5000000 x");
                redis.command("CONFIG SET maxmemory 4mb");
                log.awaitLifetimes(1);
                log.pass(LEASE);
                redis.command("CONFIG SET maxmemory 0");
            });
            assertThat(said).anyMatch(line -> line.contains("OUT_OF_MEMORY") && line.contains("raise maxmemory"));
            said = run("password of Redis is changed for a lifetime", LIFETIMES, () -> {
                redis.command("CONFIG SET requirepass changed");
                redis.command("AUTH changed\r\nCLIENT KILL TYPE normal");
                log.awaitLifetimes(1);
                log.pass(LEASE);
                redis.command("AUTH changed\r\nCONFIG SET requirepass \"\"");
            });
            assertThat(said)
                    .anyMatch(line -> line.contains("AUTHENTICATION") && line.contains("correct the user name"));
            run("endpoint is down for a fifth of a life", LIFETIMES, () -> {
                log.pass(FRESH.minus(FRESH.dividedBy(10)));
                gateway.setDown(true);
                log.awaitUnanswered(1);
                log.pass(SHORT_OUTAGE);
                gateway.setDown(false);
            });
            run("endpoint is down for a life", LIFETIMES, () -> {
                gateway.setDown(true);
                log.awaitUnanswered(1);
                log.pass(LIFETIME);
                gateway.setDown(false);
            });
            if (wallClock.isPresent()) {
                for (int hours : new int[] {1, -1}) {
                    run(WALL_CLOCK + (hours > 0 ? " ahead" : " behind"), LIFETIMES, () -> {
                        wallClock.get().jump(Duration.ofHours(hours));
                        log.awaitLifetimes(LIFETIMES);
                        wallClock.get().jump(Duration.ZERO);
                    });
                }
            }
            assertThat(sandbox.violations()).isEmpty();
            assertThat(fleet.allAlive()).isTrue();
        }
        check();
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void asksForOneTokenALifetimeWhenSentinelFailsOver() throws Exception {
        try (RedisServer first = RedisServer.start();
                RedisServer second = RedisServer.start("--replicaof", "127.0.0.1 " + first.port());
                RedisServer sentinel = RedisServer.startSentinel(first.port());
                MoovSandbox sandbox =
                        MoovSandbox.builder().tokenLifetime(LIFETIME).start();
                FleetGateway gateway = new FleetGateway(sandbox, log);
                Fleet processes = new Fleet(gateway.url(), sandbox, log)) {
            fleet = processes;
            for (int i = 0; i < SIZE; i++) {
                fleet.start("redis-sentinel://" + sentinel.address() + "/0?timeout=2s#primary", Map.of());
            }
            warmUp();
            run("none, with Sentinel", LIFETIMES, () -> {});
            run("planned failover", LIFETIMES, () -> {
                sentinel.await("SENTINEL FAILOVER primary", "+OK");
                second.await("INFO replication", "role:master");
            });
            first.await("INFO replication", "master_link_status:up");
            run("crash of the primary", LIFETIMES, () -> {
                second.stop();
                first.await("INFO replication", "role:master");
                second.restart();
            });
            run(
                    KILL + ", with Sentinel",
                    LIFETIMES,
                    () -> gateway.onNextHolder(member -> {
                        fleet.kill(member);
                        return false;
                    }));
            assertThat(sandbox.violations()).isEmpty();
            assertThat(fleet.allAlive()).isTrue();
        }
        check();
    }

    private void check() {
        for (Step step : steps) {
            assertThat(step.figures.expiredUses()).as(step.name).isEmpty();
            if (step.name.startsWith(WALL_CLOCK)) {
                assertThat(step.figures.wallClockOff()).as(step.name).isGreaterThan(Duration.ofMinutes(59));
            } else if (step.name.startsWith(KILL)) {
                assertThat(step.figures.unanswered()).as(step.name).isPositive();
            } else if (step.name.startsWith("none")) {
                assertThat(step.figures.issued()).as(step.name).isLessThanOrEqualTo(step.figures.lifetimes() + 1);
            }
            // Each process for itself, in the worst case, and half of the fleet once more.
            assertThat(step.figures.issued())
                    .as(step.name)
                    .isLessThanOrEqualTo(step.figures.lifetimes() * SIZE * 3 / 2);
        }
    }

    /** A process has the lease, and its response is on the way. */
    private static void inTheMiddleOfARefresh(FleetGateway gateway, Runnable fault) throws InterruptedException {
        CountDownLatch happened = new CountDownLatch(1);
        gateway.onNextHolder(member -> {
            fault.run();
            happened.countDown();
            return true;
        });
        happened.await();
    }

    /** A process that has just begun takes its time for the first reply of the store, and a token looks older to it. */
    private void warmUp() throws InterruptedException {
        log.takeFigures();
        log.awaitLifetimes(2);
    }

    /** Something happens while all have the newest token, and then the fleet goes on for a number of lifetimes. */
    private List<String> run(String name, int lifetimes, Fault fault) throws Exception {
        log.awaitYoungSharedToken(fleet.names());
        log.takeFigures();
        fleet.takeSaid();
        fault.happen();
        log.awaitLifetimes(lifetimes);
        log.awaitYoungSharedToken(fleet.names());
        Step step = new Step(name, log.takeFigures());
        steps.add(step);
        List<String> said = fleet.takeSaid();
        System.out.println("fleet: | " + name + " | " + step.figures.row() + " | " + step.figures);
        said.forEach(line -> System.out.println("    " + line));
        return said;
    }

    @AfterEach
    void writeReport() throws IOException {
        List<String> rows = steps.stream()
                .map(step -> "| " + step.name + " | " + step.figures.row() + " |")
                .toList();
        Files.write(Path.of("target/fleet.md"), rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private interface Fault {
        void happen() throws Exception;
    }

    private record Step(String name, Figures figures) {}
}
