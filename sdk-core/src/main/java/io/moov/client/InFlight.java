package io.moov.client;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * What is under way in one client. It ends an attempt whose limit has passed, whose thread was interrupted, or whose
 * client was closed. A thread blocked in a socket notices none of these; closing the socket wakes it. While attempts
 * are under way, the scheduler looks at all of them every {@value #PERIOD_MILLIS} ms, which costs a call less than a
 * timer of its own; while there are none, nobody looks.
 */
final class InFlight {
    private static final long PERIOD_MILLIS = 25;

    /** How many looks in a row may find nothing before the looking stops: starting it costs more than a look. */
    private static final int IDLE_LOOKS = 40;

    private final Map<Call, Attempt> attempts = new ConcurrentHashMap<>();
    private final Set<Runnable> waits = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is to be done and may block, as listeners of the caller's may: each worker takes one after the other. */
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();

    /** Adds an attempt, which must be removed. */
    void add(Attempt attempt, Call exchange) {
        attempts.put(exchange, attempt);
        if (isClosed()) {
            attempt.end(Attempt.Ending.CLOSE); // close() may have come too early to see it
        }
        if (!looking.get() && looking.compareAndSet(false, true)) {
            scheduleLook(0);
        }
    }

    void remove(Call exchange) {
        attempts.remove(exchange);
    }

    @Nullable
    Attempt attemptOf(Call exchange) {
        return attempts.get(exchange);
    }

    /** Adds a call that waits for its next attempt on no thread; what is given ends it if the client is closed. */
    void addWait(Runnable onClose) {
        waits.add(onClose);
        if (isClosed() && waits.remove(onClose)) {
            onClose.run();
        }
    }

    /** Whether the wait was still there, and not ended by closing. */
    boolean removeWait(Runnable onClose) {
        return waits.remove(onClose);
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits on the present thread; true if the client was closed meanwhile. */
    boolean awaitClose(long nanos) throws InterruptedException {
        return closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    void close() {
        closed.countDown();
        attempts.values().forEach(attempt -> attempt.end(Attempt.Ending.CLOSE));
        for (Runnable onClose : List.copyOf(waits)) {
            if (waits.remove(onClose)) {
                onClose.run();
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a look that fails has already scheduled the next one
    private void scheduleLook(int idleLooks) {
        Threads.schedule(() -> look(idleLooks), TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS));
    }

    private void look(int idleLooks) {
        if (!attempts.isEmpty()) {
            scheduleLook(0);
        } else if (idleLooks < IDLE_LOOKS) {
            scheduleLook(idleLooks + 1);
        } else {
            stopLooking();
        }
        long now = System.nanoTime();
        for (Attempt attempt : attempts.values()) {
            Runnable task = attempt.due(now);
            if (task != null) {
                due.add(task);
            }
        }
        if (!due.isEmpty()) {
            // Those before may all be blocked in listeners.
            Threads.start(this::runDue);
        }
    }

    private void runDue() {
        for (Runnable task = due.poll(); task != null; task = due.poll()) {
            task.run();
        }
    }

    private void stopLooking() {
        looking.set(false);
        // An attempt may have come in since the last look and have found the look still scheduled.
        if (!attempts.isEmpty() && looking.compareAndSet(false, true)) {
            scheduleLook(0);
        }
    }
}
