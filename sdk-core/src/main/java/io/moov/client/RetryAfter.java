package io.moov.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Reads how long a server asks to wait: {@code retry-after-ms}, else {@code Retry-After} (RFC 9110 section 10.2.3). */
final class RetryAfter {
    /** Longer than any call may last; keeps absurd values inside what the clocks can count. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

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
        BigDecimal nanos = new BigDecimal(value.trim())
                .multiply(BigDecimal.valueOf(unitMillis * 1_000_000L))
                .setScale(0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(LONGEST.toNanos()));
        return bounded(Duration.ofNanos(nanos.max(BigDecimal.ZERO).longValue()));
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
