package io.moov.client.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The real clock, which a test can put forward. */
final class SandboxClock {
    private final Clock real = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    Instant now() {
        return real.instant().plus(ahead.get());
    }

    void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }
}
