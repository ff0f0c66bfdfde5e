package io.moov.client.limits;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The threads of the clients in this JVM, without those that were there before. */
final class ClientThreads {
    /** OkHttp names a thread for as long as it is in an exchange. */
    private static final String EXCHANGE = "OkHttp http";

    private static final String OWN = "moov-";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Set<Thread> before;

    private ClientThreads(Set<Thread> before) {
        this.before = before;
    }

    static ClientThreads startedFromNow() {
        return new ClientThreads(Set.copyOf(all()));
    }

    List<String> alive() {
        return all().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith(EXCHANGE) || name.startsWith(OWN))
                .toList();
    }

    /** Waits until no asynchronous call is in an exchange. */
    static void awaitNoExchange() {
        new ClientThreads(Set.of()).awaitUntil(alive -> noneStartsWith(EXCHANGE, alive));
    }

    /** Waits until all threads that run exchanges, or wait for one to run, are gone, and only so many others are left. */
    void awaitNoCallThreadAndAtMost(int others) {
        awaitUntil(alive ->
                noneStartsWith(EXCHANGE, alive) && noneStartsWith(OWN + "call", alive) && alive.size() <= others);
    }

    private static boolean noneStartsWith(String prefix, List<String> names) {
        return names.stream().noneMatch(name -> name.startsWith(prefix));
    }

    private void awaitUntil(Predicate<List<String>> condition) {
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
