package io.moov.client;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One attempt of a call: its exchange, its limits, and what became of it. */
final class Attempt {
    /** Why an attempt was ended before it was over. */
    enum Ending {
        LIMIT("its time limit passed"),
        INTERRUPT("the thread was interrupted"),
        CLOSE("the client was closed"),
        CANCEL("it was cancelled");

        final String reason;

        Ending(String reason) {
            this.reason = reason;
        }
    }

    private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    /** How long an ended attempt may take to notice before its call goes on without it. */
    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final AtomicReferenceFieldUpdater<Attempt, Ending> ENDING =
            AtomicReferenceFieldUpdater.newUpdater(Attempt.class, Ending.class, "ending");

    /** The attempt whose exchange the present thread makes; for what OkHttp calls without saying for which call. */
    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    final int number;
    final CallSettings settings;

    private final Call exchange;

    final long startNanos = System.nanoTime();

    /** When the call must be over, whatever it is doing. */
    final long callDeadlineNanos;

    /** The thread whose interrupt ends this attempt; null if nobody waits for it on a thread. */
    final @Nullable Thread caller;

    /** Ends the call if the attempt does not end; null if it is the caller's own thread that is stuck. */
    private @Nullable Consumer<Attempt> abandon; // only who keeps the time takes it

    /** Written before the exchange begins, on the thread that makes it. */
    @Nullable
    String authorization;

    /** The attempt's thread while it waits for anything but its exchange; read by whoever ends the attempt. */
    private volatile @Nullable Thread waiting;

    /** When the attempt must be over: the call's deadline until the exchange begins. Read by who keeps the time. */
    private volatile long deadlineNanos;

    private long limitNanos;

    /** Whether a byte of the request may have left. Written by the exchange's thread, read by whoever ends the call. */
    private volatile boolean sent;

    /** Set once, by the first that ends the attempt; read by its own thread when the exchange fails. */
    private volatile @Nullable Ending ending;

    /** Written after {@link #ending}, by the same thread; read by who keeps the time. */
    private volatile long endedNanos;

    /** Only the exchange's thread counts. */
    private long receivedBytes;

    /** Where the last failure came from. Only the exchange's thread uses these three. */
    private @Nullable Throwable failedOnTheWire;

    private @Nullable Throwable failedInNetworkInterceptor;
    private @Nullable Throwable failedBelowInterceptors;

    Attempt(
            int number,
            CallSettings settings,
            Call exchange,
            long callDeadlineNanos,
            @Nullable Thread caller,
            @Nullable Consumer<Attempt> abandon) {
        this.number = number;
        this.settings = settings;
        this.exchange = exchange;
        this.callDeadlineNanos = callDeadlineNanos;
        this.deadlineNanos = callDeadlineNanos;
        this.caller = caller;
        this.abandon = abandon;
    }

    /** From here on the limit of an attempt counts, in which the credentials' supplier has no part. */
    void begin(@Nullable String authorization) {
        this.authorization = authorization;
        long now = System.nanoTime();
        limitNanos = Math.min(settings.attemptTimeout.toNanos(), Math.max(callDeadlineNanos - now, 1));
        deadlineNanos = now + limitNanos;
    }

    /** Whether it may take less than other attempts, because the call's own limit is near. */
    boolean isLimitedByCall() {
        return limitNanos < settings.attemptTimeout.toNanos();
    }

    /** How long the exchange may take; zero before it begins. */
    long limitNanos() {
        return limitNanos;
    }

    static @Nullable Attempt current() {
        return CURRENT.get();
    }

    /** Makes an attempt the present thread's; returns the one before, to be put back. */
    static @Nullable Attempt setCurrent(@Nullable Attempt attempt) {
        Attempt before = CURRENT.get();
        CURRENT.set(attempt);
        return before;
    }

    /** How long the attempt has been under way. */
    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** Counts bytes that came over the wire, and returns their number so far. */
    long received(int bytes) {
        receivedBytes += bytes;
        return receivedBytes;
    }

    void markSent() {
        sent = true;
    }

    /** Whether any byte of the request may have left: from then on the server may have carried it out. */
    boolean isSent() {
        return sent;
    }

    /** Ends the attempt, unless it was ended before: its exchange fails. OkHttp tells the caller's listeners, who may block. */
    void end(Ending why) {
        if (claim(why)) {
            cancel();
        }
    }

    /** Decides that the attempt ends here, without blocking; {@link #cancel} must follow. */
    boolean claim(Ending why) {
        if (!ENDING.compareAndSet(this, null, why)) {
            return false;
        }
        endedNanos = System.nanoTime();
        return true;
    }

    void cancel() {
        LockSupport.unpark(waiting);
        exchange.cancel();
    }

    /** Waits on the present thread until the attempt is ended, the thread is interrupted, or somebody unparks it. */
    void park() {
        waiting = Thread.currentThread();
        if (ending == null) {
            LockSupport.park(this);
        }
        waiting = null;
    }

    /** Why the attempt was ended, or null if it was not. */
    @Nullable
    Ending ending() {
        return ending;
    }

    boolean isOverdue(long now) {
        return now - deadlineNanos >= 0;
    }

    /** What is to be done about the attempt, and may block; null if nothing is. Only for who keeps the time. */
    @Nullable
    Runnable due(long now) {
        if (ending == null) {
            return claimIfDue(now) ? this::cancel : null;
        }
        Consumer<Attempt> stuck = abandon;
        if (stuck == null || !isStuck(now)) {
            return null;
        }
        abandon = null;
        return () -> stuck.accept(this);
    }

    /** A limit counts a little later: a read that ends by itself tells OkHttp more than a cancellation. */
    private boolean claimIfDue(long now) {
        return (isOverdue(now - MARGIN_NANOS) && claim(Ending.LIMIT))
                || (caller != null && caller.isInterrupted() && claim(Ending.INTERRUPT));
    }

    /** Whether it was ended so long ago that its thread must be stuck, and the call cannot wait any longer. */
    private boolean isStuck(long now) {
        long ended = endedNanos;
        return ended != 0 && now - ended >= GRACE_NANOS && (ending != Ending.LIMIT || now - callDeadlineNanos >= 0);
    }

    /** OkHttp failed to write the request or to read the response. */
    void failedOnTheWire(Throwable failure) {
        failedOnTheWire = failure;
    }

    /** The failure left the network interceptors, of which the caller may have some. */
    void failedInNetworkInterceptors(Throwable failure) {
        failedInNetworkInterceptor = failure == failedOnTheWire ? null : failure;
    }

    /** The failure reached the caller's interceptors from below. */
    void failedBelowInterceptors(Throwable failure) {
        failedBelowInterceptors = failure;
    }

    /**
     * Whether code of the caller's threw this, and not OkHttp: an interceptor, or something unchecked that came out of
     * what OkHttp was given, such as a DNS or a listener.
     */
    boolean isThrownByCaller(Throwable failure) {
        return failure != failedBelowInterceptors
                || failure == failedInNetworkInterceptor
                || (!(failure instanceof IOException) && failure != failedOnTheWire);
    }
}
