package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Operation;
import java.util.concurrent.locks.LockSupport;

/** A thread that is inside a blocking call that must fail. */
final class BlockedCaller {
    private static final long PATIENCE_MILLIS = 30_000;

    private final Thread thread;
    private volatile Exception failure;
    private volatile boolean interruptFlag;

    private BlockedCaller(MoovClient moov, Operation operation) {
        thread = new Thread(() -> {
            failure = CallStyle.BLOCKING.failure(Exception.class, moov, operation, RequestOptions.none());
            interruptFlag = Thread.currentThread().isInterrupted();
        });
        thread.setDaemon(true);
    }

    static BlockedCaller start(MoovClient moov, Operation operation) {
        BlockedCaller caller = new BlockedCaller(moov, operation);
        caller.thread.start();
        return caller;
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Waits until the thread sleeps, which it does between attempts but not while it reads. */
    void awaitSleeping() {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the caller does not wait but is " + thread.getState());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** What the call failed with. */
    Exception failure() throws InterruptedException {
        thread.join(PATIENCE_MILLIS);
        if (thread.isAlive()) {
            throw new AssertionError("the call does not end");
        }
        return failure;
    }

    /** Asserts that its first attempt ended by an interrupt. */
    void assertInterrupted() throws InterruptedException {
        assertThat(failure())
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.getAttempts()).isEqualTo(1);
                    assertThat(e.isRetryable()).isFalse();
                })
                .hasMessageContaining("the thread was interrupted");
        assertThat(keptInterruptFlag()).isTrue();
    }

    /** Whether the thread's interrupt flag was set when the call had failed. */
    boolean keptInterruptFlag() throws InterruptedException {
        failure();
        return interruptFlag;
    }
}
