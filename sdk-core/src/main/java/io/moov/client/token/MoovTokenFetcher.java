package io.moov.client.token;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks Moov. */
final class MoovTokenFetcher implements TokenFetcher {
    private final MoovClient moov;
    private final ScopeSet scopes;

    MoovTokenFetcher(MoovClient moov, ScopeSet scopes) {
        this.moov = moov;
        this.scopes = scopes;
    }

    @Override
    public CompletableFuture<Fetched> fetch(@Nullable String refreshToken, @Nullable Duration limit) {
        AuthTokenRequest.Builder request = AuthTokenRequest.builder();
        if (refreshToken == null) {
            request.grantType(GrantType.CLIENT_CREDENTIALS).scope(scopes.text());
        } else {
            request.grantType(GrantType.REFRESH_TOKEN).refreshToken(refreshToken);
        }
        RequestOptions options = limit == null
                ? RequestOptions.none()
                : RequestOptions.builder().timeout(limit).build();
        long asked = System.nanoTime();
        return moov.authentication()
                .createAccessTokenAsync(request.build(), options)
                .thenApply(token -> received(token, Duration.ofNanos(System.nanoTime() - asked)));
    }

    /** The life began somewhere between question and answer; it is counted from the question. */
    private static Fetched received(AuthToken token, Duration took) {
        return new Fetched(
                token, Duration.between(Instant.now(), token.getExpiresAt()).minus(took));
    }

    @Override
    public CompletableFuture<?> revoke(String token) {
        return moov.authentication()
                .revokeAccessTokenAsync(
                        RevokeTokenRequest.builder().token(token).build());
    }
}
