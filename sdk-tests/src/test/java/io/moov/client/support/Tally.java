package io.moov.client.support;

import java.util.concurrent.TimeUnit;

/** Counts events, and lets a test wait for them. */
public final class Tally {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String what;
    private int count;

    public Tally(String what) {
        this.what = what;
    }

    public synchronized void add() {
        count++;
        notifyAll();
    }

    public synchronized int get() {
        return count;
    }

    /** Waits until the event has happened this often, for a bounded time. */
    public synchronized void await(int atLeast) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (count < atLeast) {
            long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (millis <= 0) {
                throw new AssertionError("waited for " + atLeast + " " + what + ", saw " + count);
            }
            wait(millis);
        }
    }
}
