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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Eight real processes and more, a real Redis, tokens that live for twenty seconds, and all that goes wrong meanwhile.
 * Prints, and adds to {@code target/fleet.md}, what each fault cost.
 */
@Tag("slow")
@Execution(ExecutionMode.CONCURRENT) // they mostly wait
@Timeout(value = 15, unit = TimeUnit.MINUTES)
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

    /** A wait that nobody notices: by then a token that was stale is still good. Many times what is measured. */
    private static final Duration UNNOTICED = Duration.ofSeconds(5);

    private final FleetLog log = new FleetLog(FRESH);
    private final List<String> rows = new ArrayList<>();
    private final RedisServer redis = RedisServer.start();
    private final MoovSandbox sandbox =
            MoovSandbox.builder().tokenLifetime(LIFETIME).start();
    private final FleetGateway gateway = new FleetGateway(sandbox, log);
    private final Fleet fleet = new Fleet(gateway.url(), sandbox, log);

    FleetTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        Files.write(Path.of("target/fleet.md"), rows, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        boolean alive = fleet.allAlive();
        fleet.close();
        gateway.close();
        sandbox.close();
        redis.close();
        assertThat(sandbox.violations()).isEmpty();
        assertThat(alive).as("all processes are alive").isTrue();
    }

    @Test
    void processesDieAndPause() throws Exception {
        startAll(uri());
        run("none", 1, UNNOTICED, () -> {});
        killTheHolder("kill -9 of the process that has the lease");
        run(
                "pause of that process for one and a half leases",
                3,
                UNNOTICED,
                () -> gateway.onNextHolder(member -> {
                    fleet.pause(member);
                    log.pass(LEASE.multipliedBy(3).dividedBy(2));
                    fleet.resume(member);
                    return true;
                }));
    }

    @Test
    void aWallClockIsWrong() throws Exception {
        FakeWallClock wallClock = FakeWallClock.create();
        startAll(uri());
        fleet.start(1, uri(), wallClock.environment());
        for (int hours : new int[] {1, -1}) {
            Figures figures =
                    run("one wall clock an hour " + (hours > 0 ? "ahead" : "behind"), LIFETIMES + 2, UNNOTICED, () -> {
                        wallClock.jump(Duration.ofHours(hours));
                        log.awaitLifetimes(LIFETIMES);
                        wallClock.jump(Duration.ZERO);
                    });
            assertThat(figures.wallClockOff()).isGreaterThan(Duration.ofMinutes(59));
        }
    }

    @Test
    void redisRestartsAndPauses() throws Exception {
        startAll(uri());
        run("Redis restarts with its data", SIZE / 2, UNNOTICED, () -> {
            redis.save();
            redis.stop();
            redis.restart();
        });
        run("Redis restarts without its data", SIZE / 2, UNNOTICED, () -> {
            redis.stop();
            redis.forget();
            redis.restart();
        });
        run("Redis restarts without its data in the middle of a refresh", SIZE, UNNOTICED, () -> {
            inTheMiddleOfARefresh(redis::stop);
            redis.forget();
            redis.restart();
        });
        run("Redis is paused for a lease", SIZE / 2, UNNOTICED, () -> {
            redis.pause();
            log.pass(LEASE);
            redis.resume();
        });
        run("Redis is paused for a lease in the middle of a refresh", SIZE, UNNOTICED, () -> {
            inTheMiddleOfARefresh(redis::pause);
            log.pass(LEASE);
            redis.resume();
        });
    }

    /** Each process creates tokens for itself, and perhaps once more when Redis is back. */
    @Test
    void redisServesNobody() throws Exception {
        int eachForItself = (LIFETIMES + 1) * SIZE;
        startAll(uri());
        run("Redis is down for a lifetime", eachForItself, UNNOTICED, () -> {
            redis.stop();
            log.awaitLifetimes(1);
            log.pass(LEASE);
            redis.restart();
        });
        run("memory of Redis is full for a lifetime", eachForItself, UNNOTICED, () -> {
            redis.command("SETRANGE filler 5000000 x");
            redis.command("CONFIG SET maxmemory 4mb");
            log.awaitLifetimes(1);
            log.pass(LEASE);
            redis.command("CONFIG SET maxmemory 0");
        });
        assertThat(fleet.takeSaid())
                .anyMatch(line -> line.contains("OUT_OF_MEMORY") && line.contains("raise maxmemory"));
        run("password of Redis is changed for a lifetime", eachForItself, UNNOTICED, () -> {
            redis.command("CONFIG SET requirepass changed");
            redis.command("AUTH changed\r\nCLIENT KILL TYPE normal");
            log.awaitLifetimes(1);
            log.pass(LEASE);
            redis.command("AUTH changed\r\nCONFIG SET requirepass \"\"");
        });
        assertThat(fleet.takeSaid())
                .anyMatch(line -> line.contains("AUTHENTICATION") && line.contains("correct the user name"));
    }

    /** The whole fleet asks as often as one process would. */
    @Test
    void theEndpointIsDown() throws Exception {
        startAll(uri());
        Figures figures = run("endpoint is down for a fifth of a life", 1, UNNOTICED, () -> {
            log.pass(FRESH.minus(FRESH.dividedBy(10)));
            gateway.setDown(true);
            log.awaitUnanswered(1);
            log.pass(SHORT_OUTAGE);
            gateway.setDown(false);
        });
        assertThat(figures.unanswered()).isLessThan(5 * (int) SHORT_OUTAGE.toSeconds());
        figures = run("endpoint is down for a life", 2, LIFETIME.plus(UNNOTICED), () -> {
            gateway.setDown(true);
            log.awaitUnanswered(1);
            log.pass(LIFETIME);
            gateway.setDown(false);
        });
        assertThat(figures.unanswered()).isLessThan(5 * (int) LIFETIME.toSeconds());
    }

    @Test
    void sentinelFailsOver() throws Exception {
        try (RedisServer second = RedisServer.start("--replicaof", "127.0.0.1 " + redis.port());
                RedisServer sentinel = RedisServer.startSentinel(redis.port())) {
            startAll("redis-sentinel://" + sentinel.address() + "/0?timeout=2s#primary");
            run("none, with Sentinel", 1, UNNOTICED, () -> {});
            run("planned failover", SIZE, UNNOTICED, () -> {
                sentinel.await("SENTINEL FAILOVER primary", "+OK");
                second.await("INFO replication", "role:master");
            });
            redis.await("INFO replication", "master_link_status:up");
            run("crash of the primary", 2 * SIZE, UNNOTICED, () -> {
                second.stop();
                redis.await("INFO replication", "role:master");
                second.restart();
            });
            killTheHolder("kill -9 of the process that has the lease, with Sentinel");
        }
    }

    private String uri() {
        return redis.uri() + "?timeout=2s";
    }

    /** A process that has just begun takes its time for the first reply of the store, and a token looks older to it. */
    private void startAll(String uri) throws Exception {
        fleet.start(SIZE, uri, Map.of());
        log.takeFigures();
        log.awaitLifetimes(2);
    }

    private void killTheHolder(String name) throws Exception {
        Figures figures = run(
                name,
                2,
                UNNOTICED,
                () -> gateway.onNextHolder(member -> {
                    fleet.kill(member);
                    return false;
                }));
        assertThat(figures.unanswered()).isPositive();
    }

    /** A process has the lease, and its response is on the way. */
    private void inTheMiddleOfARefresh(Runnable fault) throws InterruptedException {
        CountDownLatch happened = new CountDownLatch(1);
        gateway.onNextHolder(member -> {
            fault.run();
            happened.countDown();
            return true;
        });
        happened.await();
    }

    /**
     * Something happens while all have the newest token, and then the fleet goes on for two lifetimes.
     *
     * @param mostSurplus how many tokens may be issued beyond one for each lifetime
     * @param longestWait for how long a process may be without a token
     */
    private Figures run(String name, int mostSurplus, Duration longestWait, Fault fault) throws Exception {
        log.awaitYoungSharedToken(fleet.names());
        log.takeFigures();
        fleet.takeSaid();
        fault.happen();
        log.awaitLifetimes(LIFETIMES);
        log.awaitYoungSharedToken(fleet.names());
        Figures figures = log.takeFigures();
        rows.add("| " + name + " | " + figures.row() + " |");
        System.out.println("fleet: | " + name + " | " + figures.row() + " | " + figures);
        assertThat(figures.expiredUses()).as(name).isEmpty();
        assertThat(figures.surplus()).as(name).hasSizeLessThanOrEqualTo(mostSurplus);
        assertThat(figures.longestWait()).as(name).isLessThanOrEqualTo(longestWait);
        return figures;
    }

    private interface Fault {
        void happen() throws Exception;
    }
}
