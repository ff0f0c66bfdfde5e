package io.moov.client.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Allows a number of requests in each second of the sandbox's clock. */
final class RateLimit {
    private final SandboxClock clock;
    private final int perSecond;
    private long second;
    private int used;

    RateLimit(SandboxClock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** How long to wait if the limit is passed. */
    synchronized Optional<Duration> admit() {
        Instant now = clock.now();
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            used = 0;
        }
        used++;
        return used <= perSecond
                ? Optional.empty()
                : Optional.of(Duration.between(now, Instant.ofEpochSecond(second + 1)));
    }
}
