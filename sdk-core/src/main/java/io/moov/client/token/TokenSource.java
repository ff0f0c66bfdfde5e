package io.moov.client.token;

import io.moov.client.BasicCredentials;
import io.moov.client.BearerTokens;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.auth.AuthToken;
import io.moov.client.token.SealedToken.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One valid access token for one set of scopes, always at hand.
 *
 * <p>A token that is fresh is returned at once. One that is stale, in the last third of its life, is returned at once too,
 * while a single refresh runs in the background. If there is none, or if it has expired, all callers share one call to
 * Moov and its outcome. The README lists what callers see in every state.
 *
 * <p>Every refresh creates a new token with the client's credentials ({@code client_credentials}). Thread-safe. A source
 * that nobody uses does nothing and holds no thread.
 *
 * <pre>{@code
 * TokenSource tokens = TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build();
 * String accessToken = tokens.get().getAccessToken();
 * }</pre>
 */
public final class TokenSource implements BearerTokens, AutoCloseable {
    /** What closing takes at most. */
    static final long CLOSE_LIMIT_SECONDS = 30;

    private final List<Scope> scopes;
    final TokenCache cache;

    TokenSource(List<Scope> scopes, TokenCache cache) {
        this.scopes = scopes;
        this.cache = cache;
    }

    /**
     * Starts with no scopes and the defaults.
     *
     * @param moov the client that creates the tokens; it needs credentials, and the source does not close it
     * @return a new builder
     */
    public static Builder builder(MoovClient moov) {
        return new Builder(moov);
    }

    /**
     * A token that is valid for the margin or longer. Waits only if there is none.
     *
     * @return the token; ask anew for every use
     * @throws MoovException if there is no token and none could be had; the next call tries again
     * @throws TransportException also if the thread was interrupted in its wait; its interrupt flag is set, and other
     *     callers are not affected
     * @throws IllegalStateException if this source or its client is closed. What the supplier of credentials throws arrives as
     *     it is, with the stack trace of the thread that asked it
     */
    public AuthToken get() {
        CachedToken token = cache.fresh();
        return (token != null ? token : await(cache.obtain(false), "createAccessToken")).token;
    }

    /**
     * A token that is valid for the margin or longer, without blocking.
     *
     * @return the token, or a future of the next one; fails with what {@link #get()} throws. Cancelling it or letting it
     *     time out does not affect other callers. Code that depends on it runs on a thread of the SDK.
     */
    public CompletableFuture<AuthToken> getAsync() {
        CachedToken token = cache.fresh();
        return token != null
                ? CompletableFuture.completedFuture(token.token)
                : cache.obtain(true).thenApply(obtained -> obtained.token);
    }

    @Override
    public CompletableFuture<String> accessToken() {
        return getAsync().thenApply(AuthToken::getAccessToken);
    }

    /**
     * {@inheritDoc}
     *
     * <p>If the refused token is the current one, one refresh begins in the background, for which only those wait whose
     * token was refused, unless a token was replaced a short time ago (30 seconds, or a tenth of the token's life if that
     * is less).
     */
    @Override
    public CompletableFuture<@Nullable String> accessTokenAfter(String refused) {
        CompletableFuture<CachedToken> replaced = cache.replace(refused, true);
        return replaced == null
                ? CompletableFuture.completedFuture(null)
                : replaced.handle((token, failure) -> token == null ? null : token.token.getAccessToken());
    }

    /**
     * Says that a token is no good, for example because an endpoint answered 401. If it is still the current one, the
     * next call of {@link #get()} gets a new one; otherwise nothing happens.
     *
     * @param token a token that this source gave
     */
    public void invalidate(AuthToken token) {
        cache.invalidate(token.getAccessToken());
    }

    /**
     * Revokes the current token at Moov (RFC 7009) and forgets it; a refresh that is under way goes on. With a store, the
     * token is removed there too, which is not waited for; other processes that have it find out when an endpoint answers
     * 401. If there is no token, nothing happens.
     *
     * @throws MoovException if that failed, or after 30 seconds; the token is forgotten all the same
     * @throws TransportException also if the thread was interrupted in its wait, which does not end the revocation
     */
    public void revoke() {
        await(cache.revoke(), "revokeAccessToken");
    }

    /**
     * Revokes the current token, as {@link #revoke()} does, without blocking.
     *
     * @return completes with null once the token is revoked; fails with what {@link #revoke()} throws
     */
    public CompletableFuture<@Nullable Void> revokeAsync() {
        return cache.revoke().copy();
    }

    /**
     * Forgets the token, and revokes it first if the source was built to, which the wait for is 30 seconds at most; the
     * {@link TokenListener} hears of a failure. An interrupt ends the wait and not the revocation. Callers who wait for a
     * token fail with {@link IllegalStateException}. Closing it again waits again.
     */
    @Override
    public void close() {
        awaitClosed(cache.close());
    }

    /** Shows the scopes, not the token. */
    @Override
    public String toString() {
        return "TokenSource" + scopes;
    }

    static void awaitClosed(CompletableFuture<?> closed) {
        try {
            Object unused = closed.get(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // The listener hears of what could not be revoked.
        }
    }

    /** Waits for an outcome that is shared: who is interrupted goes, and leaves it to the others. */
    static <T extends @Nullable Object> T await(CompletableFuture<T> outcome, String operation) {
        try {
            return outcome.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(operation, "the thread was interrupted", null);
        } catch (ExecutionException e) {
            Throwable failure = TokenCache.cause(Objects.requireNonNull(e.getCause()));
            throw TokenSource.<RuntimeException>asItIs(Refresh.forCaller(failure));
        }
    }

    /** What the supplier of credentials threw may be checked. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asItIs(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Builds {@link TokenSource}s. Not thread-safe. */
    public static final class Builder {
        private final MoovClient moov;
        private @Nullable List<Scope> scopes;
        private TokenLifetime lifetime = TokenLifetime.defaults();
        private TokenListener listener = event -> {};
        private @Nullable TokenStore store;
        private @Nullable StoreKeys keys;
        private boolean revokesOnClose;

        private Builder(MoovClient moov) {
            this.moov = Objects.requireNonNull(moov, "moov");
        }

        /**
         * Sets what the tokens allow; order and duplicates do not matter.
         *
         * @param scopes one or more
         * @return this builder
         */
        public Builder scopes(Scope... scopes) {
            return scopes(List.of(scopes));
        }

        /**
         * Sets what the tokens allow; order and duplicates do not matter.
         *
         * @param scopes one or more
         * @return this builder
         */
        public Builder scopes(Collection<Scope> scopes) {
            this.scopes = Scope.sorted(scopes);
            return this;
        }

        /**
         * Sets for how long a token must still be valid when it is given to a caller. A token that lives for less than
         * twice the margin is given out for half of its life.
         *
         * @param margin zero or more; unless set, 30 seconds, or 4 % of a token's life if that is less
         * @return this builder
         */
        public Builder margin(Duration margin) {
            this.lifetime = lifetime.withMargin(margin);
            return this;
        }

        /**
         * Sets when a token is refreshed in the background: when it is first asked for after this share of its life, and a
         * random part of another 0.05. The earlier, the longer an outage that callers do not notice.
         *
         * @param share between 0 and 1; unless set, 0.65
         * @return this builder
         */
        public Builder refreshAfter(double share) {
            this.lifetime = lifetime.withRefreshAfter(share);
            return this;
        }

        /**
         * Sets the listener for refreshes and failures.
         *
         * @param listener the listener
         * @return this builder
         */
        public Builder listener(TokenListener listener) {
            this.listener = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Shares the token with other processes: one of them creates it, all use it. Processes share a token if they have
         * the same base URL, public key, API version, scopes, store and store keys. Before each refresh, the supplier of
         * the client's credentials is asked once, on a thread of the SDK; the token request is made with what it gave.
         *
         * @param store where they meet; the source does not close it
         * @param keys what the token is encrypted with there
         * @return this builder
         */
        public Builder sharedThrough(TokenStore store, StoreKeys keys) {
            this.store = Objects.requireNonNull(store, "store");
            this.keys = Objects.requireNonNull(keys, "keys");
            return this;
        }

        /**
         * Lets {@link TokenSource#close()} revoke the current token at Moov.
         *
         * @return this builder
         */
        public Builder revokeOnClose() {
            this.revokesOnClose = true;
            return this;
        }

        /**
         * Builds the source. Nothing is sent before the first call of {@link TokenSource#get()}.
         *
         * @return the source
         * @throws IllegalStateException if no scope was set, or the client has no credentials
         */
        public TokenSource build() {
            if (scopes == null) {
                throw new IllegalStateException("no scopes; set one or more with TokenSource.builder(…).scopes(…)");
            }
            return build(scopes);
        }

        Builder copy() {
            Builder copy = new Builder(moov);
            copy.scopes = scopes;
            copy.lifetime = lifetime;
            copy.listener = listener;
            copy.store = store;
            copy.keys = keys;
            copy.revokesOnClose = revokesOnClose;
            return copy;
        }

        TokenSource build(List<Scope> scopes) {
            Supplier<BasicCredentials> credentials = moov.getCredentials();
            if (credentials == null) {
                throw new IllegalStateException("the MoovClient has no credentials to create tokens with; give them to"
                        + " MoovClient.builder().credentials(…)");
            }
            Clock clock = Clock.SYSTEM;
            ListenerQueue listeners = new ListenerQueue(listener, scopes, clock);
            TokenEndpoint endpoint = TokenEndpoint.of(moov, credentials, Scope.joined(scopes), lifetime, clock);
            TokenProvider provider;
            if (store == null || keys == null) {
                provider = TokenProvider.direct(endpoint);
            } else if (revokesOnClose) {
                throw new IllegalStateException("sharedThrough and revokeOnClose exclude each other: one process that"
                        + " closes would revoke the token of all; leave one of them out");
            } else {
                provider = new SharedTokenProvider(
                        store,
                        keys,
                        endpoint,
                        current -> new Place(
                                moov.getBaseUrl(), current.publicKey(), Scope.joined(scopes), moov.getMoovVersion()),
                        lifetime,
                        listeners,
                        clock);
            }
            return new TokenSource(scopes, new TokenCache(clock, endpoint, provider, listeners, revokesOnClose));
        }
    }
}
