package io.moov.client;

import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.auth.RevokeTokenRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Creates, refreshes and revokes access tokens.
 *
 * <p>Thread-safe. The blocking methods throw {@link ApiException}, {@link TransportException} or
 * {@link DecodingException}; the futures of the asynchronous ones fail with the same. Cancelling such a future closes
 * the connection. Before anything is sent, {@link IllegalArgumentException} refuses a request that carries credentials
 * in its body while the client has some too (RFC 6749 section 2.3), and {@link IllegalStateException} a call to a
 * closed client.
 *
 * <pre>{@code
 * AuthToken token = moov.authentication().createAccessToken(AuthTokenRequest.builder()
 *     .grantType(GrantType.CLIENT_CREDENTIALS)
 *     .scope("/accounts.read")
 *     .build());
 * }</pre>
 */
public final class AuthenticationClient {
    private final Calls calls;
    private final AuthenticationApi api;

    AuthenticationClient(Calls calls, AuthenticationApi api) {
        this.calls = calls;
        this.api = api;
    }

    /**
     * Creates or refreshes an access token.
     *
     * @param request the grant
     * @return the token
     */
    public AuthToken createAccessToken(AuthTokenRequest request) {
        return createAccessToken(request, RequestOptions.none());
    }

    /**
     * Creates or refreshes an access token.
     *
     * @param request the grant
     * @param options what this call does differently
     * @return the token
     */
    public AuthToken createAccessToken(AuthTokenRequest request, RequestOptions options) {
        return calls.execute(api.createAccessToken(request), options).getValue();
    }

    /**
     * Creates or refreshes an access token without blocking.
     *
     * @param request the grant
     * @return a future of the token
     */
    public CompletableFuture<AuthToken> createAccessTokenAsync(AuthTokenRequest request) {
        return createAccessTokenAsync(request, RequestOptions.none());
    }

    /**
     * Creates or refreshes an access token without blocking.
     *
     * @param request the grant
     * @param options what this call does differently
     * @return a future of the token
     */
    public CompletableFuture<AuthToken> createAccessTokenAsync(AuthTokenRequest request, RequestOptions options) {
        return calls.executeAsync(api.createAccessToken(request), options, ApiResponse::getValue);
    }

    /**
     * Revokes an access or refresh token (RFC 7009).
     *
     * @param request the token
     */
    public void revokeAccessToken(RevokeTokenRequest request) {
        revokeAccessToken(request, RequestOptions.none());
    }

    /**
     * Revokes an access or refresh token (RFC 7009).
     *
     * @param request the token
     * @param options what this call does differently
     */
    public void revokeAccessToken(RevokeTokenRequest request, RequestOptions options) {
        calls.execute(api.revokeAccessToken(request), options);
    }

    /**
     * Revokes an access or refresh token (RFC 7009) without blocking.
     *
     * @param request the token
     * @return completes with null once the token is revoked
     */
    public CompletableFuture<@Nullable Void> revokeAccessTokenAsync(RevokeTokenRequest request) {
        return revokeAccessTokenAsync(request, RequestOptions.none());
    }

    /**
     * Revokes an access or refresh token (RFC 7009) without blocking.
     *
     * @param request the token
     * @param options what this call does differently
     * @return completes with null once the token is revoked
     */
    public CompletableFuture<@Nullable Void> revokeAccessTokenAsync(
            RevokeTokenRequest request, RequestOptions options) {
        return calls.executeAsync(api.revokeAccessToken(request), options, ApiResponse::getValue);
    }
}
