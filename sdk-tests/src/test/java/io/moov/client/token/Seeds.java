package io.moov.client.token;

import java.util.List;
import java.util.function.LongFunction;

/** Runs of random steps, each of which its seed repeats. */
final class Seeds {
    private Seeds() {}

    /**
     * Makes runs for the seeds from zero, or for the only one that the system property names. A failure tells its seed
     * and its steps.
     *
     * @return whether all were run
     */
    static boolean runAll(String property, int count, LongFunction<Run> runs) {
        Long only = Long.getLong(property);
        long first = only == null ? 0 : only;
        long last = only == null ? count - 1 : only;
        for (long seed = first; seed <= last; seed++) {
            Run run = runs.apply(seed);
            try {
                run.run();
            } catch (AssertionError | RuntimeException e) {
                String steps = String.join(", ", run.steps());
                throw new AssertionError("seed " + seed + " (-D" + property + "=" + seed + ") after " + steps, e);
            }
        }
        return only == null;
    }

    /** One seed's run. */
    interface Run {
        void run();

        /** What was done so far. */
        List<String> steps();
    }
}
