package io.moov.client;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import retrofit2.Call;

/**
 * Cancels the blocking call of a thread that was interrupted. A thread blocked in a socket read does not notice an
 * interrupt; closing the socket wakes it. While calls run, one daemon thread looks every {@value #PERIOD_MILLIS} ms;
 * while none run, nobody does.
 */
final class InterruptWatch {
    private static final long PERIOD_MILLIS = 25;

    /** How many looks in a row may find nothing before the looking stops: starting it costs more than a look. */
    private static final int IDLE_LOOKS = 40;

    private final Map<Call<?>, Thread> running = new ConcurrentHashMap<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledExecutorService scheduler;

    InterruptWatch(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
    }

    void watch(Call<?> call) {
        running.put(call, Thread.currentThread());
        if (!looking.get() && looking.compareAndSet(false, true)) {
            scheduleLook(0);
        }
    }

    void release(Call<?> call) {
        running.remove(call);
    }

    void cancelAll() {
        running.keySet().forEach(Call::cancel);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a look that fails has already scheduled the next one
    private void scheduleLook(int idleLooks) {
        try {
            scheduler.schedule(() -> look(idleLooks), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            // Closing cancels all calls; there is nothing left to watch.
        }
    }

    private void look(int idleLooks) {
        if (!running.isEmpty()) {
            scheduleLook(0);
        } else if (idleLooks < IDLE_LOOKS) {
            scheduleLook(idleLooks + 1);
        } else {
            stopLooking();
        }
        running.forEach((call, thread) -> {
            if (thread.isInterrupted()) {
                call.cancel();
            }
        });
    }

    private void stopLooking() {
        looking.set(false);
        // A call may have come in since the last look and have found the watch still looking.
        if (!running.isEmpty() && looking.compareAndSet(false, true)) {
            scheduleLook(0);
        }
    }
}
