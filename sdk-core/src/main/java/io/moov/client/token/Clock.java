package io.moov.client.token;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Time, chance and threads, so that tests can decide all three. */
interface Clock {
    /** The machine's. */
    Clock SYSTEM = new SystemClock();

    /** Nanoseconds since some moment. Monotonic, but may stand still while the machine sleeps. */
    long nanos();

    /** Milliseconds since 1970 by the wall clock, which may be set back and forth. */
    long wallMillis();

    /** From 0 up to, not including, 1. */
    double random();

    /** Runs a task that may block, at once and on a thread of our own. */
    void execute(Runnable task);

    /** Runs a task that may block, after a delay and on a thread of our own. */
    Future<?> schedule(long delayNanos, Runnable task);

    /**
     * The machine's clocks, and the threads of all sources: one that keeps time, and as many workers as there is blocking
     * work. All are daemons that end when idle.
     */
    final class SystemClock implements Clock {
        private static final long KEEP_ALIVE_SECONDS = 5;

        private final ScheduledThreadPoolExecutor timer;
        private final ExecutorService workers;

        private SystemClock() {
            timer = new ScheduledThreadPoolExecutor(1, daemons("moov-token-timer"));
            timer.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
            timer.allowCoreThreadTimeOut(true);
            timer.setRemoveOnCancelPolicy(true);
            workers = new ThreadPoolExecutor(
                    0,
                    Integer.MAX_VALUE,
                    KEEP_ALIVE_SECONDS,
                    TimeUnit.SECONDS,
                    new SynchronousQueue<>(),
                    daemons("moov-token"));
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long wallMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public double random() {
            return ThreadLocalRandom.current().nextDouble();
        }

        @Override
        public void execute(Runnable task) {
            workers.execute(task);
        }

        @Override
        public Future<?> schedule(long delayNanos, Runnable task) {
            return timer.schedule(() -> executeOrRun(task), delayNanos, TimeUnit.NANOSECONDS);
        }

        private void executeOrRun(Runnable task) {
            try {
                workers.execute(task);
            } catch (Throwable e) { // no thread can be had: better on the timer's than never
                task.run();
            }
        }

        /** Threads that keep nothing of whoever happens to start them: no thread-locals, no class loader of theirs. */
        private static ThreadFactory daemons(String name) {
            AtomicInteger number = new AtomicInteger();
            return task -> {
                // Without the privilege, a thread keeps the class loaders of all who happen to start it, until JDK 24.
                Thread thread = AccessController.doPrivileged((PrivilegedAction<Thread>)
                        () -> new Thread(null, task, name + "-" + number.incrementAndGet(), 0, false));
                thread.setDaemon(true);
                thread.setContextClassLoader(Clock.class.getClassLoader());
                return thread;
            };
        }
    }
}
