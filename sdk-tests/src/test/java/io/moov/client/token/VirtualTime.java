package io.moov.client.token;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;

/** Time that passes when a test says so, on one thread; what is due runs in order. The chance is seeded. */
final class VirtualTime implements TokenTime {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Random random;
    private long now = Duration.ofDays(1).toNanos();
    private Duration wallJump = Duration.ZERO;
    private long scheduled;

    VirtualTime(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Instant wall() {
        return START.plusNanos(now).plus(wallJump);
    }

    /** Sets the wall clock, which no token's life depends on. */
    void jumpWall(Duration by) {
        wallJump = wallJump.plus(by);
    }

    @Override
    public Timer schedule(long delayNanos, Runnable task) {
        Task scheduledTask = new Task(now + delayNanos, scheduled++, task);
        tasks.add(scheduledTask);
        return scheduledTask;
    }

    @Override
    public double random() {
        return random.nextDouble();
    }

    void advance(Duration by) {
        runUntil(now + by.toNanos());
    }

    /** Runs everything that becomes due up to then, that which is added meanwhile too. */
    void runUntil(long moment) {
        Task next;
        while ((next = tasks.peek()) != null && next.due <= moment) {
            tasks.poll();
            now = Math.max(now, next.due);
            next.run();
        }
        now = Math.max(now, moment);
    }

    int waitingTasks() {
        return (int) tasks.stream().filter(task -> task.work != null).count();
    }

    private static final class Task implements Timer, Comparable<Task> {
        final long due;
        final long number;
        Runnable work;

        Task(long due, long number, Runnable work) {
            this.due = due;
            this.number = number;
            this.work = work;
        }

        void run() {
            Runnable unlessCancelled = work;
            work = null;
            if (unlessCancelled != null) {
                unlessCancelled.run();
            }
        }

        @Override
        public int compareTo(Task other) {
            return due != other.due ? Long.compare(due, other.due) : Long.compare(number, other.number);
        }

        @Override
        public void cancel() {
            work = null;
        }
    }
}
