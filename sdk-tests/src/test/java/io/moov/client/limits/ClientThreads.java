package io.moov.client.limits;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The platform threads that all clients of this JVM share. Where there are virtual threads, calls have none of these. */
final class ClientThreads {
    private static final String CALL = "moov-call";
    private static final String SCHEDULER = "moov-scheduler";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private ClientThreads() {}

    /** Whether calls have threads that can be counted (JEP 491). */
    static boolean areThoseOfCallsCounted() {
        return Runtime.version().feature() < 24;
    }

    static List<String> alive() {
        return all().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(CALL) || name.startsWith(SCHEDULER))
                .toList();
    }

    /** What these threads find classes with. */
    static List<ClassLoader> loaders() {
        return all().stream()
                .filter(thread ->
                        thread.getName().startsWith(CALL) || thread.getName().startsWith(SCHEDULER))
                .map(Thread::getContextClassLoader)
                .toList();
    }

    /** Waits until all threads of calls are gone, and only the one is left that keeps time for all. */
    static void awaitNoCallThread() {
        awaitUntil(alive -> alive.stream().noneMatch(name -> name.startsWith(CALL)) && alive.size() <= 1);
    }

    static void awaitNone() {
        awaitUntil(List::isEmpty);
    }

    /** Waits until a thread that was at work has done it. */
    static void awaitIdle(Thread thread) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (thread.getState() != Thread.State.TIMED_WAITING && thread.getState() != Thread.State.TERMINATED) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(thread.getName() + " is " + thread.getState());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void awaitUntil(Predicate<List<String>> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.test(alive())) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still there: " + alive());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Without their stacks, which stop every thread of the JVM to be read. */
    private static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[2 * root.activeCount() + 16];
        int count = root.enumerate(threads);
        return List.copyOf(Arrays.asList(threads).subList(0, count));
    }
}
