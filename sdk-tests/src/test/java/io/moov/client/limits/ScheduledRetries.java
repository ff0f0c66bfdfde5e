package io.moov.client.limits;

import io.moov.client.CallListener;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Tells a test that calls of its client wait for their next attempt. */
final class ScheduledRetries implements CallListener {
    private final Semaphore scheduled = new Semaphore(0);

    @Override
    public Events callStarted(StartedCall call) {
        return new Events() {
            @Override
            public void retryScheduled(int number, Duration delay) {
                scheduled.release();
            }
        };
    }

    /** Waits until so many more retries were scheduled. */
    void await(int retries) throws InterruptedException {
        scheduled.acquire(retries);
    }
}
