package io.moov.client.token;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Token sources for many scope sets, for example one for each account: one source for each set, made when it is first
 * asked for. There are never more than a maximum; the one that was not asked for for the longest time makes room. Who
 * still has that source may go on using it. Thread-safe.
 *
 * <pre>{@code
 * TokenSources sources = TokenSources.of(1000, TokenSource.builder(moov).events(metrics));
 * AuthToken token = sources.of(Scope.account(accountId).transfersWrite()).get();
 * }</pre>
 */
public final class TokenSources implements AutoCloseable {
    private final int maximum;
    private final TokenSource.Builder settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ScopeSet, TokenSource> byScopes = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    private TokenSources(int maximum, TokenSource.Builder settings) {
        this.maximum = maximum;
        this.settings = settings;
    }

    /**
     * Starts with no sources.
     *
     * @param maximum how many sources are kept at most; more than zero
     * @param settings how each source is built; its scopes do not matter, and later changes of the builder neither
     * @return the cache
     */
    public static TokenSources of(int maximum, TokenSource.Builder settings) {
        if (maximum <= 0) {
            throw new IllegalArgumentException("maximum is " + maximum + "; it must be more than zero");
        }
        return new TokenSources(maximum, settings.copy());
    }

    /**
     * The source for a set of scopes; order and duplicates do not matter.
     *
     * @param scopes one or more
     * @return the same source for the same set, as long as it is not evicted
     * @throws IllegalStateException if this is closed
     */
    public TokenSource of(Scope... scopes) {
        return of(List.of(scopes));
    }

    /**
     * The source for a set of scopes; order and duplicates do not matter.
     *
     * @param scopes one or more
     * @return the same source for the same set, as long as it is not evicted
     * @throws IllegalStateException if this is closed
     */
    public TokenSource of(Collection<Scope> scopes) {
        ScopeSet key = new ScopeSet(scopes);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("no scopes; give one or more");
        }
        TokenSource source;
        TokenSource evicted = null;
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the TokenSources are closed; build new ones");
            }
            source = byScopes.get(key);
            if (source == null) {
                source = settings.build(key);
                byScopes.put(key, source);
                evicted = byScopes.size() > maximum ? removeEldest() : null;
            }
        } finally {
            lock.unlock();
        }
        if (evicted != null) {
            evicted.evict();
        }
        return source;
    }

    private TokenSource removeEldest() {
        ScopeSet eldest = byScopes.keySet().iterator().next();
        return Objects.requireNonNull(byScopes.remove(eldest));
    }

    /** Closes the sources that are kept. Closing twice does nothing more. */
    @Override
    public void close() {
        List<TokenSource> kept;
        lock.lock();
        try {
            closed = true;
            kept = List.copyOf(byScopes.values());
            byScopes.clear();
        } finally {
            lock.unlock();
        }
        kept.forEach(TokenSource::close);
    }

    /** Shows how many sources there are. */
    @Override
    public String toString() {
        lock.lock();
        try {
            return "TokenSources{" + byScopes.size() + " of at most " + maximum + "}";
        } finally {
            lock.unlock();
        }
    }
}
