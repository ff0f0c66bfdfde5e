package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Random interleavings of callers, time, answers and endings, against a model. A run depends on nothing but its seed;
 * a failure names it, and {@code -Dtoken.seed=N} repeats that run alone.
 */
class TokenSourceModelTest {
    private static final int SEEDS = 8_000;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void agreesWithTheModelWhateverHappensInWhateverOrder() {
        if (!Seeds.runAll("token.seed", SEEDS, seed -> new ModelRun(seed, seen))) {
            return;
        }
        assertThat(seen)
                .as("all kinds of steps were taken, and often")
                .containsKeys(
                        "get fresh",
                        "get while refreshed in the background",
                        "get while blocked",
                        "get with others",
                        "created",
                        "failed",
                        "failed in the background",
                        "failed, and goes on for those who joined",
                        "thrown",
                        "thrown in the background",
                        "401",
                        "401 to an old one",
                        "401 while refreshed",
                        "401 again",
                        "wall clock",
                        "sleep",
                        "invalidate",
                        "invalidate an old one",
                        "cancel",
                        "revoke",
                        "close")
                .allSatisfy((step, times) -> assertThat(times).as(step).isGreaterThan(100));
    }
}
