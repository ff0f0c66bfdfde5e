package io.moov.client.token;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tasks that wait for their moment. All share one wait of the JDK's timer thread, however many sources there are, and
 * none is left when nothing waits.
 */
final class Alarms {
    /** How long a leap of the clock, as after a sleep of the machine, can go unnoticed. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Executor POOL = new CompletableFuture<Void>().defaultExecutor();

    private final LongSupplier clock;
    private final TreeSet<Alarm> alarms = new TreeSet<>();
    private long lastNumber;

    /** The wait that counts; one that was begun before a nearer alarm came is not heeded. */
    private long waitNumber;

    private long waitEnd;
    private boolean waiting;

    Alarms(LongSupplier clock) {
        this.clock = clock;
    }

    /** Runs a task after a delay, on the pool of asynchronous stages. */
    synchronized TokenTime.Timer set(long delayNanos, Runnable task) {
        long now = clock.getAsLong();
        Alarm alarm = new Alarm(now + delayNanos, ++lastNumber, task);
        alarms.add(alarm);
        awaitFirst(now);
        return alarm;
    }

    private void awaitFirst(long now) {
        if (alarms.isEmpty()) {
            return;
        }
        long nanos = Math.max(0, Math.min(alarms.first().due - now, LONGEST_WAIT_NANOS));
        if (waiting && waitEnd - (now + nanos) <= 0) {
            return;
        }
        waiting = true;
        waitEnd = now + nanos;
        long number = ++waitNumber;
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, POOL).execute(() -> ring(number));
    }

    private void ring(long number) {
        takeDue(number).forEach(POOL::execute);
    }

    private synchronized List<Runnable> takeDue(long number) {
        List<Runnable> due = new ArrayList<>();
        if (number != waitNumber) {
            return due;
        }
        waiting = false;
        long now = clock.getAsLong();
        while (!alarms.isEmpty() && alarms.first().due - now <= 0) {
            due.add(alarms.pollFirst().task);
        }
        awaitFirst(now);
        return due;
    }

    private synchronized void remove(Alarm alarm) {
        alarms.remove(alarm);
    }

    private final class Alarm implements TokenTime.Timer, Comparable<Alarm> {
        private final long due;
        private final long number;
        private final Runnable task;

        Alarm(long due, long number, Runnable task) {
            this.due = due;
            this.number = number;
            this.task = task;
        }

        /** By differences, as the clock wants it. */
        @Override
        public int compareTo(Alarm other) {
            int byDue = Long.signum(due - other.due);
            return byDue != 0 ? byDue : Long.compare(number, other.number);
        }

        @Override
        public void cancel() {
            remove(this);
        }
    }
}
