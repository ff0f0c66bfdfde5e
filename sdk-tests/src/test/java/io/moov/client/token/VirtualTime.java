package io.moov.client.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Time that passes when a test says so, on one thread; what is due runs in order. The chance is seeded. */
final class VirtualTime implements Clock {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final Random random;

    /** What tasks threw. */
    final List<Throwable> uncaught = new ArrayList<>();

    private long now = Duration.ofDays(1).toNanos();
    private Duration wallJump = Duration.ZERO;
    private Duration slept = Duration.ZERO;
    private long scheduled;
    private boolean running;

    /** Runs before each use of a thread or timer; may throw, as a JVM that is out of threads does. */
    Runnable onUse = () -> {};

    VirtualTime(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public long wallMillis() {
        return START + Duration.ofNanos(now).plus(wallJump).plus(slept).toMillis();
    }

    /** Sets the wall clock. */
    void jumpWall(Duration by) {
        wallJump = wallJump.plus(by);
    }

    /** All clocks but the monotonic one go on. */
    void sleep(Duration by) {
        slept = slept.plus(by);
    }

    /** Time as servers count it. */
    long trueNanos() {
        return now + slept.toNanos();
    }

    /** Runs it before this returns, unless it comes from a task: then after that. */
    @Override
    public void execute(Runnable task) {
        onUse.run();
        ready.add(task);
        runReady();
    }

    private void runReady() {
        if (running) {
            return;
        }
        running = true;
        try {
            for (Runnable next = ready.poll(); next != null; next = ready.poll()) {
                runAsOnAThread(next);
            }
        } finally {
            running = false;
        }
    }

    /** What a task throws is lost to whoever started it. */
    private void runAsOnAThread(Runnable task) {
        try {
            task.run();
        } catch (AssertionError e) {
            throw e;
        } catch (Throwable e) {
            uncaught.add(e);
        }
    }

    @Override
    public Future<?> schedule(long delayNanos, Runnable task) {
        onUse.run();
        Task added = new Task(now + delayNanos, scheduled++, task);
        tasks.add(added);
        return added;
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
        for (Task next = tasks.peek(); next != null && next.due <= moment; next = tasks.peek()) {
            tasks.poll();
            now = Math.max(now, next.due);
            if (!next.isCancelled()) {
                ready.add(next.work);
                runReady();
            }
        }
        now = Math.max(now, moment);
    }

    int waitingTasks() {
        return (int) tasks.stream().filter(task -> !task.isCancelled()).count();
    }

    private static final class Task extends CompletableFuture<Void> implements Comparable<Task> {
        final long due;
        final long number;
        final Runnable work;

        Task(long due, long number, Runnable work) {
            this.due = due;
            this.number = number;
            this.work = work;
        }

        @Override
        public int compareTo(Task other) {
            return due != other.due ? Long.compare(due, other.due) : Long.compare(number, other.number);
        }
    }
}
