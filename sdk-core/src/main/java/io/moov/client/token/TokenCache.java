package io.moov.client.token;

import io.moov.client.MoovException;
import io.moov.client.token.TokenListener.Kind;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The token of one source: fresh, stale, expired; one refresh at a time.
 *
 * <ul>
 *   <li>Fresh: callers get it, without the lock.
 *   <li>Stale: callers get it, and one of them starts a refresh in the background, if {@link RefreshBackoff} allows.
 *   <li>Expired, or none: callers wait for the one refresh, which the first of them starts. While a {@code Retry-After} runs,
 *       there is none, and they fail at once.
 * </ul>
 *
 * <p>The clock is looked at when somebody asks. Nothing runs while nobody does. The lock is never held while code of
 * others runs or anything is waited for.
 */
final class TokenCache {
    static final long LONGEST_REPLACEMENT_PAUSE = TimeUnit.SECONDS.toNanos(30);
    static final int LIVES_PER_REPLACEMENT_PAUSE = 10;

    private final Clock clock;
    private final TokenEndpoint endpoint;
    private final TokenProvider provider;
    private final ListenerQueue listeners;
    private final boolean revokesOnClose;
    private final ReentrantLock lock = new ReentrantLock();

    /** Written under the lock. Who reads it without may get the one before, which the clock tells to be good or not. */
    private volatile @Nullable CachedToken current;

    private @Nullable Refresh running;

    /** The last refresh that was to replace a token. */
    private @Nullable Refresh lastReplacement;

    private RefreshBackoff backoff = RefreshBackoff.NONE;
    private @Nullable CompletableFuture<@Nullable Void> closing;

    /** Hears of each token that comes after this was evicted. Written once; a refresh that ends just then may miss it. */
    private volatile @Nullable Consumer<TokenCache> afterEviction;

    TokenCache(
            Clock clock,
            TokenEndpoint endpoint,
            TokenProvider provider,
            ListenerQueue listeners,
            boolean revokesOnClose) {
        this.clock = clock;
        this.endpoint = endpoint;
        this.provider = provider;
        this.listeners = listeners;
        this.revokesOnClose = revokesOnClose;
    }

    /** The token, if nothing is to be done before it is given out; otherwise null. */
    @Nullable
    CachedToken fresh() {
        CachedToken token = current;
        return token != null && token.isFresh(clock) ? token : null;
    }

    /**
     * The token, or the one that is being fetched.
     *
     * @param async whether code of callers may depend on the future; otherwise they wait for it on their threads
     */
    CompletableFuture<CachedToken> obtain(boolean async) {
        Refresh toStart = null;
        long wait = 0;
        lock.lock();
        try {
            if (closing != null) {
                return CompletableFuture.failedFuture(Refresh.closed());
            }
            long now = clock.nanos();
            CachedToken token = current;
            if (token != null && !token.isExpired(clock)) {
                if (running == null && !token.isFresh(clock) && backoff.allowsBackground(now)) {
                    toStart = begin(true);
                }
                return CompletableFuture.completedFuture(token);
            }
            if (running != null) {
                running.joined = true;
                return resultOf(running, async);
            }
            RuntimeException refusal = backoff.refusal(now);
            if (refusal != null) {
                return CompletableFuture.failedFuture(refusal);
            }
            wait = backoff.waitBeforeRefresh(now);
            toStart = begin(false);
            return resultOf(toStart, async);
        } finally {
            lock.unlock();
            start(toStart, wait);
        }
    }

    /**
     * The token to use after an endpoint has answered 401 to another: the current one if it is another; otherwise that of
     * the refresh under way, or of one in the background that begins now, unless one began a short time ago: it does not
     * help against an endpoint that refuses every token.
     *
     * @return null if there is none
     */
    @Nullable
    CompletableFuture<CachedToken> replace(String refused, boolean async) {
        Refresh toStart = null;
        lock.lock();
        try {
            CachedToken token = current;
            if (token != null && token.carries(refused) && !token.isExpired(clock) && closing == null) {
                if (running != null) {
                    return resultOf(running, async);
                }
                long now = clock.nanos();
                long pause = Math.min(LONGEST_REPLACEMENT_PAUSE, token.lifeNanos / LIVES_PER_REPLACEMENT_PAUSE);
                if (backoff.refusal(now) != null || (lastReplacement != null && now - lastReplacement.began < pause)) {
                    return null;
                }
                toStart = begin(true);
                return resultOf(toStart, async);
            }
        } finally {
            lock.unlock();
            start(toStart, 0);
        }
        return obtain(async);
    }

    private static CompletableFuture<CachedToken> resultOf(Refresh refresh, boolean async) {
        return async ? refresh.resultForOthers() : refresh.result;
    }

    private Refresh begin(boolean background) {
        Refresh refresh = new Refresh(current, background, clock);
        running = refresh;
        lastReplacement = refresh.replaced == null ? lastReplacement : refresh;
        return refresh;
    }

    /** Every way on from here leads to {@link #end}. */
    private void start(@Nullable Refresh refresh, long wait) {
        if (refresh == null) {
            return;
        }
        try {
            if (wait > 0) {
                refresh.start = clock.schedule(wait, () -> run(refresh));
            } else {
                clock.execute(() -> run(refresh));
            }
        } catch (Throwable e) { // no thread can be had
            end(refresh, null, e);
        }
    }

    private void run(Refresh refresh) {
        if (refresh.result.isDone()) {
            end(refresh, null, Refresh.closed()); // closed in the wait
            return;
        }
        try {
            CompletableFuture<?> unused = provider.refresh(refresh)
                    .whenComplete((token, failure) -> end(refresh, token, failure == null ? null : cause(failure)));
        } catch (Throwable e) { // what the caller's code throws may be checked, too
            end(refresh, null, e);
        }
    }

    private void end(Refresh refresh, @Nullable CachedToken token, @Nullable Throwable failure) {
        try {
            if (token != null ? succeeded(refresh, token) : failed(refresh, Objects.requireNonNull(failure))) {
                tell(refresh, token, failure);
            } else {
                refresh.late.complete(token);
            }
        } catch (Throwable e) { // out of memory, for one: a refresh that never ends would be worse
            refresh.result.completeExceptionally(e);
            refresh.late.complete(token);
        }
    }

    /** False if this source was closed meanwhile. */
    private boolean succeeded(Refresh refresh, CachedToken token) {
        lock.lock();
        try {
            running = running == refresh ? null : running;
            if (closing != null) {
                return false;
            }
            current = token;
            backoff = backoff.succeeded(clock.nanos(), token.usableNanos(clock));
        } finally {
            lock.unlock();
        }
        refresh.result.complete(token);
        return true;
    }

    /**
     * False if this source was closed meanwhile. Callers who joined a refresh in the background, which is limited to a small
     * part of a life, get one with the limits of the client if another attempt may help.
     */
    private boolean failed(Refresh refresh, Throwable failure) {
        boolean retryable = failure instanceof MoovException && ((MoovException) failure).isRetryable();
        Refresh next = null;
        long wait = 0;
        lock.lock();
        try {
            running = running == refresh ? null : running;
            if (closing != null) {
                return false;
            }
            long now = clock.nanos();
            CachedToken replaced = refresh.replaced;
            backoff = backoff.failed(failure, now, replaced == null ? 0 : replaced.lifeNanos, clock.random());
            if (refresh.background && refresh.joined && retryable && backoff.refusal(now) == null) {
                wait = backoff.waitBeforeRefresh(now);
                next = begin(false);
                refresh.follow(next);
            }
        } finally {
            lock.unlock();
        }
        if (next == null) {
            refresh.result.completeExceptionally(failure);
        }
        start(next, wait);
        return true;
    }

    private void tell(Refresh refresh, @Nullable CachedToken token, @Nullable Throwable failure) {
        long took = clock.nanos() - refresh.began;
        if (token != null) {
            Consumer<TokenCache> hears = afterEviction;
            if (hears != null) {
                hears.accept(this);
            }
            listeners.tell(token.adopted ? Kind.ADOPTED : Kind.CREATED, took, null);
        } else {
            listeners.tell(Kind.REFRESH_FAILED, took, failure);
        }
    }

    /** Forgets a token that has turned out to be bad, unless it was replaced already. */
    void invalidate(String accessToken) {
        CachedToken bad = forget(accessToken);
        if (bad != null) {
            provider.invalidate(bad);
        }
    }

    private @Nullable CachedToken forget(@Nullable String accessToken) {
        lock.lock();
        try {
            CachedToken token = current;
            if (token == null || (accessToken != null && !token.carries(accessToken))) {
                return null;
            }
            current = null;
            return token;
        } finally {
            lock.unlock();
        }
    }

    /** Forgets the token and revokes it. */
    CompletableFuture<@Nullable Void> revoke() {
        CachedToken token = forget(null);
        if (token == null) {
            return CompletableFuture.completedFuture(null);
        }
        provider.invalidate(token);
        return endpoint.revoke(token.token.getAccessToken());
    }

    /**
     * Forgets the token, and revokes it if the source was built to, but goes on.
     *
     * @param afterEviction hears of each token that comes later
     */
    void evict(Consumer<TokenCache> afterEviction) {
        this.afterEviction = afterEviction;
        listeners.tell(Kind.EVICTED, 0, null);
        CompletableFuture<?> unused = revokeUnheard(forget(null));
    }

    /** Whether there is a token that is to be revoked in the end. */
    boolean isToBeRevoked() {
        CachedToken token = current;
        return revokesOnClose && token != null && !token.isExpired(clock);
    }

    /**
     * Gives no token any more: whoever waits for one fails.
     *
     * @return completes when all tokens are revoked that are to be, that of a refresh under way too; never fails
     */
    CompletableFuture<@Nullable Void> close() {
        CompletableFuture<@Nullable Void> closed = new CompletableFuture<>();
        Refresh ended;
        lock.lock();
        try {
            if (closing != null) {
                return closing;
            }
            closing = closed;
            ended = running;
        } finally {
            lock.unlock();
        }
        CompletableFuture<@Nullable Void> revoked = revokeUnheard(forget(null));
        if (ended != null) {
            ended.close();
            CompletableFuture<@Nullable Void> late = ended.late.thenCompose(this::revokeUnheard);
            revoked = revokesOnClose ? revoked.thenCombine(late, (one, other) -> null) : revoked;
        }
        CompletableFuture<?> unused = revoked.whenComplete((done, failure) -> closed.complete(null));
        provider.close();
        return closed;
    }

    /** Nobody is there to hear of a failure but the listener. */
    private CompletableFuture<@Nullable Void> revokeUnheard(@Nullable CachedToken token) {
        if (token == null || !revokesOnClose) {
            return CompletableFuture.completedFuture(null);
        }
        long began = clock.nanos();
        CompletableFuture<@Nullable Void> revoked;
        try {
            revoked = endpoint.revoke(token.token.getAccessToken());
        } catch (Throwable e) {
            revoked = CompletableFuture.failedFuture(e);
        }
        return revoked.handle((done, failure) -> {
            if (failure != null) {
                listeners.tell(Kind.REVOKE_FAILED, clock.nanos() - began, cause(failure));
            }
            return null;
        });
    }

    /** The failure itself, which dependent futures wrap. */
    static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
