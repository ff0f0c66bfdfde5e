package io.moov.client.testing;

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

    /** Counts a request; false if it is one too many for this second. */
    synchronized boolean admits() {
        long now = clock.now().getEpochSecond();
        if (now != second) {
            second = now;
            used = 0;
        }
        used++;
        return used <= perSecond;
    }
}
