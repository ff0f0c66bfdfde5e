package io.moov.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of all clients: one that keeps time and never blocks, and as many workers as there is blocking work. All
 * are daemons that end when idle, so a client that nobody closes keeps neither the JVM nor a thread.
 */
final class Threads {
    private static final long KEEP_ALIVE_SECONDS = 5;

    private static final ScheduledThreadPoolExecutor SCHEDULER = newScheduler();
    private static final ExecutorService WORKERS = newWorkers();

    private Threads() {}

    /** Runs something that does not block, after a delay. */
    static Future<?> schedule(Runnable task, long delayNanos) {
        return SCHEDULER.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /** Runs something that may block, at once and on a thread of its own. */
    static void start(Runnable task) {
        WORKERS.execute(task);
    }

    /** Workers for OkHttp's dispatcher, which shuts nothing down. */
    static ExecutorService workers() {
        return WORKERS;
    }

    private static ScheduledThreadPoolExecutor newScheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, daemons("moov-scheduler"));
        scheduler.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    /** Virtual threads once they are not pinned by {@code synchronized} (JEP 491, JDK 24), which OkHttp locks with. */
    private static ExecutorService newWorkers() {
        if (Runtime.version().feature() >= 24) {
            try {
                return newVirtualThreads();
            } catch (ReflectiveOperationException e) {
                // Platform threads serve as well.
            }
        }
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("moov-call"));
    }

    private static ExecutorService newVirtualThreads() throws ReflectiveOperationException {
        Class<?> builderType = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        builder = builderType.getMethod("name", String.class, long.class).invoke(builder, "moov-call-", 1L);
        builder = builderType
                .getMethod("inheritInheritableThreadLocals", boolean.class)
                .invoke(builder, false);
        Object factory = builderType.getMethod("factory").invoke(builder);
        return (ExecutorService) Executors.class
                .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                .invoke(null, factory);
    }

    /** Threads that keep nothing of whoever happens to start them: no thread-locals, no class loader of theirs. */
    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(null, task, name + "-" + number.incrementAndGet(), 0, false);
            thread.setDaemon(true);
            thread.setContextClassLoader(Threads.class.getClassLoader());
            return thread;
        };
    }
}
