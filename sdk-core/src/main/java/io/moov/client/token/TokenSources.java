package io.moov.client.token;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Token sources for many sets of scopes, for example one for each account: one source for each set, created when it is
 * first asked for. There are never more than a maximum; the one that was not asked for for the longest time makes room.
 * Who still has that source may go on using it until this is closed. Thread-safe.
 *
 * <pre>{@code
 * TokenSources sources = TokenSources.create(TokenSource.builder(moov).listener(metrics), 1000);
 * AuthToken token = sources.get(Scope.account(accountId).transfersWrite()).get();
 * }</pre>
 */
public final class TokenSources implements AutoCloseable {
    private final int max;
    private final TokenSource.Builder settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<List<Scope>, TokenSource> byScopes = new LinkedHashMap<>(16, 0.75f, true);

    /** Those that somebody may still use, and as their values those with a token that is to be revoked in the end. */
    private final Map<TokenCache, @Nullable TokenCache> evicted = new WeakHashMap<>();

    private boolean closed;

    private TokenSources(TokenSource.Builder settings, int max) {
        this.settings = settings;
        this.max = max;
    }

    /**
     * Creates a cache without sources.
     *
     * @param settings how each source is built; its scopes do not matter, and later changes of the builder neither
     * @param max how many sources are kept at most; more than zero
     * @return the cache
     */
    public static TokenSources create(TokenSource.Builder settings, int max) {
        if (max <= 0) {
            throw new IllegalArgumentException("max is " + max + "; it must be more than zero");
        }
        return new TokenSources(settings.copy(), max);
    }

    /**
     * The source for a set of scopes; order and duplicates do not matter.
     *
     * @param scopes one or more
     * @return the same source for the same set, as long as it is not evicted
     * @throws IllegalStateException if this is closed
     */
    public TokenSource get(Scope... scopes) {
        return get(List.of(scopes));
    }

    /**
     * The source for a set of scopes; order and duplicates do not matter.
     *
     * @param scopes one or more
     * @return the same source for the same set, as long as it is not evicted
     * @throws IllegalStateException if this is closed
     */
    public TokenSource get(Collection<Scope> scopes) {
        List<Scope> key = Scope.sorted(scopes);
        TokenSource source;
        TokenSource eldest = null;
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the TokenSources are closed; build new ones");
            }
            source = byScopes.get(key);
            if (source == null) {
                source = settings.build(key);
                byScopes.put(key, source);
                eldest = byScopes.size() > max ? removeEldest() : null;
            }
        } finally {
            lock.unlock();
        }
        if (eldest != null) {
            eldest.cache.evict(this::keepUntilRevoked);
        }
        return source;
    }

    private TokenSource removeEldest() {
        List<Scope> scopes = byScopes.keySet().iterator().next();
        TokenSource eldest = Objects.requireNonNull(byScopes.remove(scopes));
        evicted.put(eldest.cache, null);
        return eldest;
    }

    /** An evicted source got another token. */
    private void keepUntilRevoked(TokenCache cache) {
        lock.lock();
        try {
            evicted.put(cache, cache);
            evicted.replaceAll((each, kept) -> each.isToBeRevoked() ? each : null);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Closes all sources, those that were evicted too. Waits for their revocations, which run at the same time, for 30
     * seconds at most; an interrupt ends the wait and not them. Closing it again waits again.
     */
    @Override
    public void close() {
        List<TokenCache> all = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            byScopes.values().forEach(source -> all.add(source.cache));
            all.addAll(evicted.keySet());
        } finally {
            lock.unlock();
        }
        CompletableFuture<?>[] closing = all.stream().map(TokenCache::close).toArray(CompletableFuture<?>[]::new);
        TokenSource.awaitClosed(CompletableFuture.allOf(closing));
    }

    /** Shows how many sources there are. */
    @Override
    public String toString() {
        lock.lock();
        try {
            return "TokenSources{" + byScopes.size() + " of at most " + max + "}";
        } finally {
            lock.unlock();
        }
    }
}
