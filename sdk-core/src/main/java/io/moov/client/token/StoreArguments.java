package io.moov.client.token;

import java.time.Duration;
import java.util.Objects;

/** Refuses what no store can do, before anything is sent. */
final class StoreArguments {
    private static final Duration LONGEST = Duration.ofDays(365);

    private StoreArguments() {}

    static String checkKey(String key) {
        Objects.requireNonNull(key, "key");
        if (key.isEmpty()) {
            throw new IllegalArgumentException("key is empty; a store needs a name to keep a value under");
        }
        return key;
    }

    /** A time in the unit of the stores, whole milliseconds. */
    static long millis(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " is " + duration + "; it must be from a millisecond to " + LONGEST);
        }
        return duration.toMillis();
    }
}
