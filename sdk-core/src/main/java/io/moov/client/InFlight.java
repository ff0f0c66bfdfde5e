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

    /** How long an ended attempt may take to notice before its call goes on without it. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<Call, Entry> attempts = new ConcurrentHashMap<>();
    private final Set<Runnable> waits = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is to be done and may block, as listeners of the caller's may: each worker takes one after the other. */
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();

    /**
     * Adds an attempt, which must be removed.
     *
     * @param abandon ends the call if the attempt does not end; null if it is the caller's own thread that is stuck
     */
    void add(Attempt attempt, Call exchange, @Nullable Runnable abandon) {
        attempts.put(exchange, new Entry(attempt, abandon));
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
        Entry entry = attempts.get(exchange);
        return entry == null ? null : entry.attempt;
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
        attempts.values().forEach(entry -> entry.attempt.end(Attempt.Ending.CLOSE));
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
        for (Entry entry : attempts.values()) {
            Runnable task = entry.due(now);
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

    private static final class Entry {
        private final Attempt attempt;
        private @Nullable Runnable abandon; // only the scheduler's thread takes it

        Entry(Attempt attempt, @Nullable Runnable abandon) {
            this.attempt = attempt;
            this.abandon = abandon;
        }

        /** What is to be done about the attempt, or null. */
        private @Nullable Runnable due(long now) {
            if (attempt.ending() == null) {
                return isToEnd(now) ? attempt::cancel : null;
            }
            Runnable task = abandon;
            if (task == null || !attempt.isStuck(now, GRACE_NANOS)) {
                return null;
            }
            abandon = null;
            return task;
        }

        private boolean isToEnd(long now) {
            Thread caller = attempt.caller;
            return (attempt.isToBeEnded(now) && attempt.claim(Attempt.Ending.LIMIT))
                    || (caller != null && caller.isInterrupted() && attempt.claim(Attempt.Ending.INTERRUPT));
        }
    }
}
