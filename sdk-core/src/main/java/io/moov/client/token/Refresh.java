package io.moov.client.token;

import io.moov.client.MoovException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One refresh, from its beginning to its end, and those who wait for it. */
final class Refresh {
    /** The token that is to be replaced, if there is one. */
    final @Nullable CachedToken replaced;

    /** Whether it began while nobody waited for it. */
    final boolean background;

    /** When it began, on the scale of {@link Clock#nanos()}. */
    final long began;

    /** For those who wait on their threads; no code of callers depends on it, which could keep the others waiting. */
    final CompletableFuture<CachedToken> result = new CompletableFuture<>();

    /** The token that came after its source was closed; null if none did. */
    final CompletableFuture<@Nullable CachedToken> late = new CompletableFuture<>();

    /** Whether callers without a token joined it. Under the lock of the cache. */
    boolean joined;

    /** Its start, if that is due later. */
    volatile @Nullable Future<?> start;

    private final Clock clock;

    /** All others. Code of callers may depend on theirs, so each is completed where it can keep nobody waiting. */
    private final Queue<CompletableFuture<CachedToken>> waiting = new ConcurrentLinkedQueue<>();

    Refresh(@Nullable CachedToken replaced, boolean background, Clock clock) {
        this.replaced = replaced;
        this.background = background;
        this.clock = clock;
        this.began = clock.nanos();
        CompletableFuture<?> unused = result.whenComplete((token, failure) -> completeNext());
    }

    /** How long an attempt may take; null if it began for callers who wait. */
    @Nullable
    Duration limit() {
        return background && replaced != null ? RefreshBackoff.attemptLimit(replaced.lifeNanos) : null;
    }

    /** The result for somebody whose code may depend on it. Not after the refresh has ended. */
    CompletableFuture<CachedToken> resultForOthers() {
        CompletableFuture<CachedToken> own = new CompletableFuture<>();
        waiting.add(own);
        return own;
    }

    void complete(@Nullable CachedToken token, @Nullable Throwable failure) {
        complete(result, token, failure);
    }

    /** Ends as the one that takes its place does. */
    void follow(Refresh next) {
        CompletableFuture<?> unused = next.result.whenComplete(this::complete);
    }

    /** Ends all waits. A token that comes all the same is {@link #late}. */
    void close() {
        result.completeExceptionally(new SourceClosed());
        Future<?> due = start;
        if (due != null && due.cancel(false)) {
            late.complete(null); // nothing was asked for yet
        }
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the TokenSource is closed; take tokens before close(), or build a new one");
    }

    /** What a caller gets of a failure that others get too: if it is ours, with the trace of the present thread. */
    static Throwable forCaller(Throwable failure) {
        if (failure instanceof MoovException) {
            return ((MoovException) failure).copy();
        }
        return failure instanceof SourceClosed ? closed() : failure;
    }

    /** Completes one on a thread of its own, which starts the one after it first: the caller's code may block. */
    private void completeNext() {
        for (CompletableFuture<CachedToken> next = waiting.poll(); next != null; next = waiting.poll()) {
            CompletableFuture<CachedToken> own = next;
            try {
                clock.execute(() -> {
                    completeNext();
                    completeOther(own);
                });
                return;
            } catch (Throwable e) { // no thread can be had
                completeOther(own);
            }
        }
    }

    private void completeOther(CompletableFuture<CachedToken> own) {
        CompletableFuture<?> unused = result.whenComplete(
                (token, failure) -> complete(own, token, failure instanceof SourceClosed ? closed() : failure));
    }

    private static void complete(
            CompletableFuture<CachedToken> future, @Nullable CachedToken token, @Nullable Throwable failure) {
        if (failure != null) {
            future.completeExceptionally(failure);
        } else {
            future.complete(token);
        }
    }

    /** In place of an exception that each caller gets of its own. */
    private static final class SourceClosed extends RuntimeException {
        private static final long serialVersionUID = 1;

        SourceClosed() {
            super(null, null, false, false);
        }
    }
}
