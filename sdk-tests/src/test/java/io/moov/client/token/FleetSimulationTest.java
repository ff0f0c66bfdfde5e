package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Many processes of one account, on virtual time, against an endpoint that takes so many requests a second. {@code
 * -Dsimulated.processes=10000} makes it ten thousand against the documented limit of 40. The figures go to {@code target/fleet-simulation.md}.
 */
class FleetSimulationTest {
    private static final long SEED = 20261124;
    private static final Duration LIFETIME = SimulatedFleet.LIFETIME;

    /** A refresh begins after 65 % of a life at the earliest: so many fit into one at most. */
    private static final double REFRESHES_IN_A_LIFETIME = 1 / 0.65;

    @Test
    void startsAllAtOnceWithOneRequest() {
        SimulatedFleet fleet = new SimulatedFleet(true, SEED);
        fleet.startAllAtOnce();
        fleet.run(Duration.ofMinutes(5));
        report(fleet.row("a) all start at once", 1));
        assertThat(fleet.endpoint.requests).isEqualTo(1);
        assertThat(fleet.withoutToken()).isZero();
        assertThat(fleet.longestWait()).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void costsOneRequestALifetime() {
        SimulatedFleet fleet = new SimulatedFleet(true, SEED);
        fleet.startAllAtOnce();
        fleet.run(Duration.ofMinutes(5));
        fleet.forgetWaits();
        fleet.run(LIFETIME.multipliedBy(100));
        report(fleet.row("b) 100 lifetimes", 100));
        assertThat(fleet.endpoint.refused).isZero();
        assertThat(fleet.endpoint.requests)
                .isEqualTo(fleet.endpoint.issued)
                .isBetween(100, (int) Math.ceil(100 * REFRESHES_IN_A_LIFETIME) + 1);
        assertThat(fleet.longestWait()).isZero();
    }

    @Test
    void goesOnWithoutItsStoreAndComesBackToIt() {
        SimulatedFleet fleet = new SimulatedFleet(true, SEED);
        fleet.startAllAtOnce();
        fleet.run(Duration.ofMinutes(5));
        fleet.forgetWaits();
        fleet.breakStore(true);
        fleet.run(LIFETIME.multipliedBy(10));
        report(fleet.row("c) the store down for 10 lifetimes", 10));
        assertThat(fleet.withoutToken()).isZero();
        assertThat(fleet.endpoint.issued).isBetween(9 * SimulatedFleet.SIZE, 16 * SimulatedFleet.SIZE);

        fleet.breakStore(false);
        fleet.run(LIFETIME);
        fleet.forgetWaits();
        fleet.run(LIFETIME.multipliedBy(10));
        report(fleet.row("c) the 10 lifetimes after it is back", 10));
        assertThat(fleet.endpoint.requests).isLessThanOrEqualTo((int) Math.ceil(10 * REFRESHES_IN_A_LIFETIME) + 1);
        assertThat(fleet.longestWait()).isZero();
    }

    @Test
    void outlastsAnEndpointThatIsDown() {
        SimulatedFleet fleet = new SimulatedFleet(true, SEED);
        fleet.startAllAtOnce();
        fleet.run(Duration.ofMinutes(5));
        fleet.forgetWaits();
        long now = fleet.time.nanos();
        fleet.endpoint.goDown(now, now + LIFETIME.toNanos());
        fleet.run(LIFETIME.multipliedBy(2));
        report(fleet.row("d) the endpoint down for one lifetime", 2));
        assertThat(fleet.endpoint.refused).isZero();
        assertThat(fleet.withoutToken()).isZero();
        assertThat(fleet.endpoint.mostInASecond).as("as one process would send").isLessThanOrEqualTo(4);
        // It has a token for most of the outage, and after it waits for the lease that the last failure kept.
        assertThat(fleet.longestWait()).isLessThan(LIFETIME);
    }

    @Test
    void servesAllWithoutAStoreAsSoonAsTheLimitAllows() {
        SimulatedFleet fleet = new SimulatedFleet(false, SEED);
        fleet.startAllAtOnce();
        Duration ideal = Duration.ofSeconds(SimulatedFleet.SIZE / SimulatedFleet.LIMIT);
        while (fleet.withoutToken() > 0 && fleet.time.nanos() - fleet.start < 2 * ideal.toNanos()) {
            fleet.run(Duration.ofSeconds(1));
        }
        report(fleet.row("e) no store, all start at once", 1));
        assertThat(fleet.withoutToken()).isZero();
        assertThat(fleet.longestWait()).isLessThan(ideal.multipliedBy(105).dividedBy(100));

        fleet.forgetWaits();
        fleet.run(LIFETIME.multipliedBy(10));
        report(fleet.row("e) no store, the next 10 lifetimes", 10));
        assertThat(fleet.endpoint.issued)
                .isBetween(
                        10 * SimulatedFleet.SIZE,
                        (int) (10 * SimulatedFleet.SIZE * REFRESHES_IN_A_LIFETIME) + SimulatedFleet.SIZE);
    }

    private static void report(String row) {
        try {
            Files.writeString(
                    Path.of("target", "fleet-simulation.md"),
                    row + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
