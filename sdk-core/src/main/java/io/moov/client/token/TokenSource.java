package io.moov.client.token;

import io.moov.client.MoovClient;
import io.moov.client.TransportException;
import io.moov.client.auth.AuthToken;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One valid access token for one set of scopes, always at hand.
 *
 * <p>A token that is fresh is returned at once. One that is stale, shortly before its end, is returned at once too,
 * while a single renewal runs behind. If there is none, or if it has expired, all callers share one call to Moov and
 * its outcome. The README lists what callers see in every state.
 *
 * <p>A renewal spends the refresh token, if there is one, once; should it be refused or its answer be lost, the
 * client's credentials create a new token. Thread-safe. A source that nobody uses does nothing and holds no thread.
 *
 * <pre>{@code
 * TokenSource tokens = TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build();
 * String accessToken = tokens.get().getAccessToken();
 * }</pre>
 */
public final class TokenSource implements AutoCloseable {
    private final Set<Scope> scopes;
    private final SourceEvents events;
    final Renewals renewals;

    TokenSource(Set<Scope> scopes, SourceEvents events, Renewals renewals) {
        this.scopes = scopes;
        this.events = events;
        this.renewals = renewals;
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
     * @throws io.moov.client.MoovException if there is no token and none could be had; the next call tries again
     * @throws TransportException also if the thread was interrupted in its wait; its interrupt flag is set, and other
     *     callers are not affected
     * @throws IllegalStateException if this source or its client is closed
     */
    public AuthToken get() {
        Held held = renewals.fresh;
        return (held != null ? held : Waiting.await(renewals.obtain(), "createAccessToken")).token;
    }

    /**
     * A token that is valid for the margin or longer, without blocking.
     *
     * @return the token, or the one to come; fails with what {@link #get()} throws. Cancelling it or letting it time out
     *     does not affect other callers.
     */
    public CompletableFuture<AuthToken> getAsync() {
        Held held = renewals.fresh;
        return held != null
                ? CompletableFuture.completedFuture(held.token)
                : renewals.obtain().thenApply(obtained -> obtained.token);
    }

    /**
     * Says that a token is no good, for example because an endpoint answered 401. If it is still the present one, the
     * next call of {@link #get()} gets a new one; otherwise nothing happens.
     *
     * @param token a token that this source gave
     */
    public void invalidate(AuthToken token) {
        renewals.invalidate(token.getAccessToken());
    }

    /**
     * Revokes the present token and its refresh token at Moov (RFC 7009), and forgets both; a renewal that is under way
     * goes on. With a store, the token is removed there too, which is not waited for; other processes that hold it find
     * out when an endpoint answers 401. If there is no token, nothing happens.
     *
     * @throws io.moov.client.MoovException if that failed; the token is forgotten all the same
     */
    public void revoke() {
        Waiting.await(renewals.revoke(), "revokeAccessToken");
    }

    /** Leaves a cache: forgets its token, but goes on for whoever still has this source. */
    void evict() {
        CompletableFuture<?> unused = renewals.abandon();
        events.evicted();
    }

    /**
     * Forgets the token, and revokes it first if the source was built to; {@link TokenEvents} hears of a failure of
     * that. Callers who wait fail with {@link IllegalStateException}. Closing twice does nothing more.
     */
    @Override
    public void close() {
        Waiting.await(renewals.close(), "revokeAccessToken");
    }

    /** Shows the scopes, not the token. */
    @Override
    public String toString() {
        return "TokenSource" + scopes;
    }

    /** Builds {@link TokenSource}s. Not thread-safe. */
    public static final class Builder {
        private static final TokenTime TIME = SystemTime.INSTANCE;

        private final MoovClient moov;
        private ScopeSet scopes = new ScopeSet(Set.of());
        private Lifetimes lifetimes = new Lifetimes(TIME);
        private TokenEvents events = new TokenEvents() {};
        private @Nullable Sharing sharing;
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
            this.scopes = new ScopeSet(scopes);
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
            if (margin.isNegative()) {
                throw new IllegalArgumentException("margin is " + margin + "; it must be zero or more");
            }
            this.lifetimes = new Lifetimes(TIME, margin);
            return this;
        }

        /**
         * Sets who hears of renewals and failures.
         *
         * @param events the listener
         * @return this builder
         */
        public Builder events(TokenEvents events) {
            this.events = Objects.requireNonNull(events, "events");
            return this;
        }

        /**
         * Shares the token with other processes: one of them creates it, all use it.
         *
         * @param store where they meet; the source does not close it
         * @param keys what the token is encrypted with there
         * @param clientId the public key of the client's credentials; processes share tokens only if it is the same
         * @return this builder
         */
        public Builder sharedThrough(TokenStore store, StoreKeys keys, String clientId) {
            this.sharing = new Sharing(store, keys, clientId);
            return this;
        }

        /**
         * Lets {@link TokenSource#close()} revoke the present token at Moov.
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
         * @throws IllegalStateException if no scope was set
         */
        public TokenSource build() {
            if (scopes.isEmpty()) {
                throw new IllegalStateException("no scopes; set one or more with TokenSource.builder(…).scopes(…)");
            }
            return build(scopes);
        }

        Builder copy() {
            Builder copy = new Builder(moov);
            copy.scopes = scopes;
            copy.lifetimes = lifetimes;
            copy.events = events;
            copy.sharing = sharing;
            copy.revokesOnClose = revokesOnClose;
            return copy;
        }

        TokenSource build(ScopeSet scopes) {
            if (sharing != null && revokesOnClose) {
                throw new IllegalStateException("sharedThrough and revokeOnClose exclude each other: one process that"
                        + " closes would revoke the token of all; leave one of them out");
            }
            SourceEvents heard = new SourceEvents(events, scopes);
            TokenOrigin origin = origin(scopes, heard);
            return new TokenSource(scopes, heard, new Renewals(TIME, origin, heard, revokesOnClose));
        }

        private TokenOrigin origin(ScopeSet scopes, SourceEvents heard) {
            TokenFetcher fetcher = new MoovTokenFetcher(moov, scopes);
            return sharing == null
                    ? new OwnOrigin(fetcher, lifetimes)
                    : sharing.origin(fetcher, lifetimes, scopes, heard, TIME);
        }
    }
}
