package io.moov.client.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that a test can put forward. */
final class SandboxClock {
    private final Clock base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SandboxClock(Clock base) {
        this.base = base;
    }

    Instant now() {
        return base.instant().plus(ahead.get());
    }

    void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("the clock goes forward; it cannot be advanced by " + by);
        }
        ahead.updateAndGet(by::plus);
    }
}
