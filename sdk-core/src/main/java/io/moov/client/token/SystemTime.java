package io.moov.client.token;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clocks. The monotonic one stands still while a machine sleeps, and the wall clock is set back and
 * forth; a token's life goes on in both cases. So time here is monotonic, and leaps when the wall clock got ahead by
 * more than an adjustment would: then the machine slept. If it was only set forward, a token is renewed too early once.
 */
final class SystemTime implements TokenTime {
    static final SystemTime INSTANCE = new SystemTime();

    private static final long LEAP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Alarms alarms = new Alarms(this::nanos);
    private long slept;
    private long lastMonotonic = System.nanoTime();
    private long lastWall = wallNanos();

    private SystemTime() {}

    @Override
    public synchronized long nanos() {
        long monotonic = System.nanoTime();
        long wall = wallNanos();
        long ahead = (wall - lastWall) - (monotonic - lastMonotonic);
        if (ahead > LEAP_NANOS) {
            slept += ahead;
        }
        lastMonotonic = monotonic;
        lastWall = wall;
        return monotonic + slept;
    }

    private static long wallNanos() {
        return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        return alarms.set(delayNanos, task, Alarms.POOL);
    }

    @Override
    public Timer scheduleBrief(long delayNanos, Runnable task) {
        return alarms.set(delayNanos, task, Alarms.TIMER);
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
