package io.moov.client;

import java.time.Duration;
import java.util.Objects;

/** Checks the time limits that callers set, all of which must fit the nanoseconds that the JDK's clocks count in. */
final class Durations {
    private static final Duration LONGEST = Duration.ofDays(365);

    private Durations() {}

    static Duration positive(Duration duration, String name) {
        if (notNegative(duration, name).isZero()) {
            throw new IllegalArgumentException(name + " is zero; nothing can be done in no time, set a longer one");
        }
        return duration;
    }

    static Duration notNegative(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + duration + "; it must be from zero to " + LONGEST);
        }
        return duration;
    }
}
