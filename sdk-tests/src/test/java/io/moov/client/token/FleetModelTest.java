package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random interleavings of a fleet's life, with all that goes wrong between processes, store and endpoint. */
class FleetModelTest {
    private static final int SEEDS = 1_000;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void keepsItsPromisesWhateverHappensInWhateverOrder() {
        if (!Seeds.runAll("fleet.seed", SEEDS, seed -> new FleetRun(seed, seen))) {
            return;
        }
        assertThat(seen)
                .as("all kinds of steps were taken, and often")
                .containsKeys(
                        "got",
                        "waits",
                        "issued",
                        "failed",
                        "refused",
                        "lost",
                        "thrown",
                        "crash",
                        "store down",
                        "store up",
                        "store slow",
                        "store loses its data",
                        "store FAILS",
                        "store REPLY_LOST",
                        "store SILENT",
                        "store THROWS",
                        "wall clock",
                        "invalidate",
                        "tamper",
                        "calm")
                .allSatisfy((step, times) -> assertThat(times).as(step).isGreaterThan(100));
    }
}
