package io.moov.client.token;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clocks. The monotonic one stands still while a machine sleeps, and the wall clock is set back and
 * forth; a token's life goes on in both cases. So time here is monotonic, and leaps when the wall clock got ahead by
 * more than an adjustment would: then the machine slept. If it was only set forward, a token is renewed too early once.
 *
 * <p>Waits use the JDK's own timer thread.
 */
final class SystemTime implements TokenTime {
    static final SystemTime INSTANCE = new SystemTime();

    private static final long LEAP_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** How long a sleep of the machine can go unnoticed by a timer. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

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
        Alarm alarm = new Alarm(nanos() + delayNanos, task);
        alarm.await();
        return alarm;
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private final class Alarm implements Timer {
        private final long due;
        private final Runnable task;
        private volatile boolean cancelled;
        private volatile CompletableFuture<Void> wait = new CompletableFuture<>();

        Alarm(long due, Runnable task) {
            this.due = due;
            this.task = task;
        }

        void await() {
            long nanos = Math.max(0, Math.min(due - nanos(), LONGEST_WAIT_NANOS));
            CompletableFuture<Void> next = new CompletableFuture<>();
            next.completeOnTimeout(null, nanos, TimeUnit.NANOSECONDS);
            wait = next;
            CompletableFuture<?> unused = next.thenRunAsync(this::wake);
            if (cancelled) {
                next.cancel(false);
            }
        }

        private void wake() {
            if (due - nanos() > 0) {
                await();
            } else if (!cancelled) {
                task.run();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            wait.cancel(false);
        }
    }
}
