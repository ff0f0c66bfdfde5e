package io.moov.client.token;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tasks that wait for their moment. All share one wait of the JDK's timer thread, however many sources there are, and
 * none is left when nothing waits.
 */
final class Alarms {
    /** How long a leap of the clock, as after a sleep of the machine, can go unnoticed. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Where tasks run that may take a while. */
    static final Executor POOL = new CompletableFuture<Void>().defaultExecutor();

    /** The timer's own thread, for tasks that are over at once and must not wait for a thread. */
    static final Executor TIMER = Runnable::run;

    private static final long WAIT_FOR_THREAD_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

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

    /** Runs a task after a delay. */
    synchronized TokenTime.Timer set(long delayNanos, Runnable task, Executor executor) {
        long now = clock.getAsLong();
        Alarm alarm = new Alarm(now + delayNanos, ++lastNumber, task, executor);
        alarms.add(alarm);
        awaitFirst(now, 0);
        return alarm;
    }

    private void awaitFirst(long now, long atLeast) {
        if (alarms.isEmpty()) {
            return;
        }
        long nanos = Math.max(atLeast, Math.min(alarms.first().due - now, LONGEST_WAIT_NANOS));
        if (waiting && waitEnd - (now + nanos) <= 0) {
            return;
        }
        long number = waitNumber + 1;
        CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, TIMER).execute(() -> ring(number));
        waitNumber = number; // not before: the wait may not have begun
        waitEnd = now + nanos;
        waiting = true;
    }

    private void ring(long number) {
        for (Alarm alarm : takeDue(number)) {
            try {
                alarm.executor.execute(alarm.task);
            } catch (RejectedExecutionException | OutOfMemoryError e) {
                putBack(alarm); // no thread could be had
            }
        }
    }

    private synchronized List<Alarm> takeDue(long number) {
        List<Alarm> due = new ArrayList<>();
        if (number != waitNumber) {
            return due;
        }
        waiting = false;
        long now = clock.getAsLong();
        while (!alarms.isEmpty() && alarms.first().due - now <= 0) {
            due.add(alarms.pollFirst());
        }
        awaitFirst(now, 0);
        return due;
    }

    private synchronized void putBack(Alarm alarm) {
        alarms.add(alarm);
        awaitFirst(clock.getAsLong(), WAIT_FOR_THREAD_NANOS);
    }

    private synchronized void remove(Alarm alarm) {
        alarms.remove(alarm);
    }

    private final class Alarm implements TokenTime.Timer, Comparable<Alarm> {
        private final long due;
        private final long number;
        private final Runnable task;
        private final Executor executor;

        Alarm(long due, long number, Runnable task, Executor executor) {
            this.due = due;
            this.number = number;
            this.task = task;
            this.executor = executor;
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
