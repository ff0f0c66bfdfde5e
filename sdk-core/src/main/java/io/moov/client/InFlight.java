package io.moov.client;

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
 * client was closed. A thread blocked in a socket notices none of these; closing the socket wakes it. While there is
 * anything under way, the scheduler polls all of it every {@value #PERIOD_MILLIS} ms, which costs a call less than a
 * timer of its own; otherwise nothing runs.
 */
final class InFlight {
    private static final long PERIOD_MILLIS = 25;

    /** How many polls in a row may find nothing before the polling stops: starting it costs more than a poll. */
    private static final int IDLE_POLLS = 40;

    private final Map<Call, Attempt> attempts = new ConcurrentHashMap<>();
    private final Set<WaitingCall> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean polling = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What is to be done and may block, as listeners of the caller's may: each worker takes one after the other. */
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();

    /** An asynchronous call that has no attempt under way: it waits for a thread, or for its next attempt. */
    interface WaitingCall {
        /** When the call must be over, as of {@link System#nanoTime()}. */
        long deadlineNanos();

        /** Ends the call; may block. */
        void end(Attempt.Ending why);
    }

    /** Adds an attempt, which must be removed. */
    void add(Attempt attempt, Call exchange) {
        attempts.put(exchange, attempt);
        if (isClosed()) {
            attempt.end(Attempt.Ending.CLOSE); // close() may have come too early to see it
        }
        ensurePolling();
    }

    void remove(Call exchange) {
        attempts.remove(exchange);
    }

    @Nullable
    Attempt attemptOf(Call exchange) {
        return attempts.get(exchange);
    }

    /** Adds a call that is ended, and removed, when its deadline passes or the client is closed. */
    void addWaiting(WaitingCall call) {
        waiting.add(call);
        if (isClosed() && waiting.remove(call)) {
            call.end(Attempt.Ending.CLOSE);
        }
        ensurePolling();
    }

    /** Whether the call was still waiting, and nobody ended it. */
    boolean removeWaiting(WaitingCall call) {
        return waiting.remove(call);
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Waits on the present thread; true if the client was closed meanwhile. */
    boolean awaitClose(long nanos) throws InterruptedException {
        return closed.await(nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends all that is under way, on other threads: a listener of the caller's that throws or blocks stops nothing here. */
    void close() {
        closed.countDown();
        for (Attempt attempt : attempts.values()) {
            if (attempt.claim(Attempt.Ending.CLOSE)) {
                due.add(attempt::cancel);
            }
        }
        for (WaitingCall call : waiting) {
            endWaiting(call, Attempt.Ending.CLOSE);
        }
        ensurePolling();
        startDue();
    }

    private void endWaiting(WaitingCall call, Attempt.Ending why) {
        if (waiting.remove(call)) {
            due.add(() -> call.end(why));
        }
    }

    private void ensurePolling() {
        if (!polling.get() && polling.compareAndSet(false, true)) {
            try {
                schedulePoll(0);
            } catch (Throwable e) { // no thread can be had: the next call tries again
                polling.set(false);
                throw e;
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a poll that fails has already scheduled the next one
    private void schedulePoll(int idlePolls) {
        Threads.schedule(() -> poll(idlePolls), TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS));
    }

    private void poll(int idlePolls) {
        if (!isIdle()) {
            schedulePoll(0);
        } else if (idlePolls < IDLE_POLLS) {
            schedulePoll(idlePolls + 1);
        } else {
            stopPolling();
        }
        long now = System.nanoTime();
        for (Attempt attempt : attempts.values()) {
            Runnable task = attempt.due(now);
            if (task != null) {
                due.add(task);
            }
        }
        for (WaitingCall call : waiting) {
            if (now - call.deadlineNanos() >= 0) {
                endWaiting(call, Attempt.Ending.LIMIT);
            }
        }
        startDue();
    }

    private boolean isIdle() {
        return attempts.isEmpty() && waiting.isEmpty() && due.isEmpty();
    }

    private void stopPolling() {
        polling.set(false);
        // Something may have come in since the last poll and have found the polling still on.
        if (!isIdle()) {
            ensurePolling();
        }
    }

    private void startDue() {
        if (!due.isEmpty()) {
            Threads.start(this::runDue); // another one: those before may all be blocked in listeners
        }
    }

    private void runDue() {
        for (Runnable task = due.poll(); task != null; task = due.poll()) {
            try {
                task.run();
            } catch (Throwable e) {
                // A listener of the caller's OkHttpClient threw while it was told of a cancellation, which came about.
            }
        }
    }
}
