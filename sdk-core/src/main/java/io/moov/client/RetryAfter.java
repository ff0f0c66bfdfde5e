package io.moov.client;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks to wait: {@code retry-after-ms}, else {@code Retry-After} (RFC 9110 section 10.2.3). */
final class RetryAfter {
    /** Longer than any call may last; keeps absurd values inside what the clocks can count. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private RetryAfter() {}

    /** The wait, at least zero; null if the server did not ask for one in a form that can be read. */
    static @Nullable Duration in(Headers headers, Instant now) {
        Duration fromMillis = number(headers.get("retry-after-ms"), 1);
        if (fromMillis != null) {
            return fromMillis;
        }
        Duration fromSeconds = number(headers.get("Retry-After"), 1000);
        if (fromSeconds != null) {
            return fromSeconds;
        }
        Instant date = headers.getInstant("Retry-After");
        return date == null ? null : bounded(Duration.between(serverTime(headers, now), date));
    }

    private static @Nullable Duration number(@Nullable String value, int unitMillis) {
        if (value == null || !NUMBER.matcher(value.trim()).matches()) {
            return null;
        }
        // A double takes any number of digits; what does not fit a long is rounded to the greatest one.
        return bounded(Duration.ofNanos(Math.round(Double.parseDouble(value) * unitMillis * 1_000_000)));
    }

    /** The server's own clock, if it tells: then a wrong clock on this side does not matter. */
    private static Instant serverTime(Headers headers, Instant now) {
        Instant date = headers.getInstant("Date");
        return date == null ? now : date;
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
