package io.moov.client.token;

import io.moov.client.auth.AuthToken;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The token endpoint, as a token source uses it. Failures are those of {@link io.moov.client.AuthenticationClient}. */
interface TokenFetcher {
    /**
     * Creates a token.
     *
     * @param refreshToken null to create one with the client's credentials
     * @param limit for the whole call; null for the client's own
     */
    CompletableFuture<Fetched> fetch(@Nullable String refreshToken, @Nullable Duration limit);

    /** Revokes an access or refresh token. */
    CompletableFuture<?> revoke(String token);

    /** A new token. */
    final class Fetched {
        final AuthToken token;
        final Duration lifetime;

        Fetched(AuthToken token, Duration lifetime) {
            this.token = token;
            this.lifetime = lifetime;
        }
    }
}
