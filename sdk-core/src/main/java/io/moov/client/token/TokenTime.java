package io.moov.client.token;

import java.time.Instant;

/** Time and chance, so that tests can decide both. */
interface TokenTime {
    /** Nanoseconds since some moment; never goes back, whatever happens to the wall clock. */
    long nanos();

    /** What the wall clock shows: only for what other processes read. */
    Instant wall();

    /** Runs a task after a delay, on a thread where it must not block for long. */
    Timer schedule(long delayNanos, Runnable task);

    /** The same for a task that is over at once: it runs in time even if all threads are busy. */
    default Timer scheduleBrief(long delayNanos, Runnable task) {
        return schedule(delayNanos, task);
    }

    /** From 0 up to, not including, 1. */
    double random();

    /** A task that waits. */
    interface Timer {
        /** Nothing happens if it has run. */
        void cancel();
    }
}
