package io.moov.client.limits;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The threads of the clients in this JVM. */
final class ClientThreads {
    /** OkHttp names a thread for as long as it is in an exchange. */
    private static final String EXCHANGE = "OkHttp http";

    private static final String OWN = "moov-";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private ClientThreads() {}

    static List<String> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(EXCHANGE) || name.startsWith(OWN))
                .toList();
    }

    /** Waits until no asynchronous call is in an exchange. */
    static void awaitNoExchange() {
        awaitNone(EXCHANGE);
    }

    /** Waits until all threads that run exchanges, or wait for one to run, are gone. */
    static void awaitNoCallThread() {
        awaitNone(EXCHANGE);
        awaitNone(OWN + "call");
    }

    static void awaitNoThread() {
        awaitNoCallThread();
        awaitNone(OWN);
    }

    private static void awaitNone(String prefix) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (alive().stream().anyMatch(name -> name.startsWith(prefix))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("still there: " + alive());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
