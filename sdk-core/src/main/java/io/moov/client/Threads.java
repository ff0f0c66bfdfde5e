package io.moov.client;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.Executor;
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
    private static final Executor PLATFORM = newPlatformThreads();
    private static final Executor ATTEMPTS = newAttemptThreads();

    private Threads() {}

    /** Runs something that does not block, after a delay. */
    static Future<?> schedule(Runnable task, long delayNanos) {
        return SCHEDULER.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /** Runs an attempt, at once and on a thread of its own. */
    static void startAttempt(Runnable attempt) {
        ATTEMPTS.execute(attempt);
    }

    /**
     * Runs something else that may block, at once and on a platform thread: the application's virtual threads can hold
     * the carriers of all others for as long as they compute, and what ends calls must not wait for them.
     */
    static void start(Runnable task) {
        PLATFORM.execute(task);
    }

    private static ScheduledThreadPoolExecutor newScheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, daemons("moov-scheduler"));
        scheduler.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        scheduler.allowCoreThreadTimeOut(true);
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    private static Executor newPlatformThreads() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEEP_ALIVE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("moov-call"));
    }

    /** Virtual threads once they are not pinned by {@code synchronized} (JEP 491, JDK 24), which OkHttp locks with. */
    private static Executor newAttemptThreads() {
        if (Runtime.version().feature() >= 24) {
            try {
                ThreadFactory factory = virtualThreads();
                return attempt -> detached(factory.newThread(attempt)).start();
            } catch (ReflectiveOperationException e) {
                // Platform threads serve as well.
            }
        }
        return PLATFORM;
    }

    private static ThreadFactory virtualThreads() throws ReflectiveOperationException {
        Class<?> builderType = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        builder = builderType.getMethod("name", String.class, long.class).invoke(builder, "moov-call-", 1L);
        builder = builderType
                .getMethod("inheritInheritableThreadLocals", boolean.class)
                .invoke(builder, false);
        return (ThreadFactory) builderType.getMethod("factory").invoke(builder);
    }

    private static ThreadFactory daemons(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            // Without the privilege, a thread keeps the class loaders of all who happen to start it, until JDK 24.
            Thread thread = AccessController.doPrivileged((PrivilegedAction<Thread>)
                    () -> new Thread(null, task, name + "-" + number.incrementAndGet(), 0, false));
            thread.setDaemon(true);
            return detached(thread);
        };
    }

    /** A thread that keeps nothing of whoever starts it: thread-locals are left out above. */
    private static Thread detached(Thread thread) {
        thread.setContextClassLoader(Threads.class.getClassLoader());
        return thread;
    }
}
