package io.moov.client.token;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.TokenTypeHint;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Moov, as a source of tokens for one set of scopes. Tests have another one. */
interface TokenEndpoint {
    /**
     * Creates a token.
     *
     * @param credentials the key pair; null for that of the client
     * @param limit how long the call may take at most; null for what the client allows
     */
    CompletableFuture<CachedToken> create(@Nullable BasicCredentials credentials, @Nullable Duration limit);

    /** Revokes a token (RFC 7009). */
    CompletableFuture<@Nullable Void> revoke(String accessToken);

    /** The client's key pair of now. Runs code of the caller's, which may block and throw anything. */
    BasicCredentials credentials();

    /** The endpoint that a client calls. */
    static TokenEndpoint of(
            MoovClient moov,
            Supplier<BasicCredentials> credentials,
            String scopes,
            TokenLifetime lifetime,
            Clock clock) {
        return new MoovEndpoint(moov, credentials, scopes, lifetime, clock);
    }

    /** Makes calls. */
    final class MoovEndpoint implements TokenEndpoint {
        private static final Duration REVOKE_LIMIT = Duration.ofSeconds(30);

        private final MoovClient moov;
        private final Supplier<BasicCredentials> credentials;
        private final String scopes;
        private final TokenLifetime lifetime;
        private final Clock clock;

        private MoovEndpoint(
                MoovClient moov,
                Supplier<BasicCredentials> credentials,
                String scopes,
                TokenLifetime lifetime,
                Clock clock) {
            this.moov = moov;
            this.credentials = credentials;
            this.scopes = scopes;
            this.lifetime = lifetime;
            this.clock = clock;
        }

        @Override
        public CompletableFuture<CachedToken> create(@Nullable BasicCredentials given, @Nullable Duration limit) {
            RequestOptions.Builder options = RequestOptions.builder();
            if (given != null) {
                options.credentials(given);
            }
            if (limit != null) {
                options.timeout(limit);
            }
            AuthTokenRequest request = AuthTokenRequest.builder()
                    .grantType(GrantType.CLIENT_CREDENTIALS)
                    .scope(scopes)
                    .build();
            long asked = clock.nanos();
            long askedMillis = clock.wallMillis();
            return moov.authentication()
                    .createAccessTokenAsync(request, options.build())
                    .thenApply(token -> received(token, asked, askedMillis));
        }

        /**
         * A life counts from the request: when the server began to count, nobody else knows. By the clock that says more: the
         * one may stand still while the machine sleeps, the other may be set.
         */
        private CachedToken received(AuthToken token, long asked, long askedMillis) {
            Duration left = Duration.between(Instant.now(), token.getExpiresAt());
            long took =
                    Math.max(clock.nanos() - asked, TimeUnit.MILLISECONDS.toNanos(clock.wallMillis() - askedMillis));
            long life = TokenLifetime.nanos(left) - took;
            return lifetime.cache(token, life, life, false, clock);
        }

        @Override
        public CompletableFuture<@Nullable Void> revoke(String accessToken) {
            RevokeTokenRequest request = RevokeTokenRequest.builder()
                    .token(accessToken)
                    .tokenTypeHint(TokenTypeHint.ACCESS_TOKEN)
                    .build();
            RequestOptions options =
                    RequestOptions.builder().timeout(REVOKE_LIMIT).build();
            return moov.authentication().revokeAccessTokenAsync(request, options);
        }

        @Override
        public BasicCredentials credentials() {
            BasicCredentials current = credentials.get();
            if (current == null) {
                throw new IllegalStateException("the supplier given to MoovClient.builder().credentials(…) returned"
                        + " null; return the present keys");
            }
            return current;
        }
    }
}
