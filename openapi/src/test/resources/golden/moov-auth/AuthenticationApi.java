// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import java.lang.Void;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.Headers;
import retrofit2.http.POST;

/**
 * Create, refresh and revoke access tokens.
 */
public interface AuthenticationApi {
    /**
     * Create or refresh an access token.
     *
     * <p>With the grant {@code client_credentials} a new token is made. With {@code refresh_token} a token is
     * replaced, and the refresh token is spent: the response holds the next one, and sending the spent one again
     * revokes the whole family (RFC 9700 section 4.14.2).
     *
     * <p>A request may be repeated when its response was lost ({@code x-idempotent}). A request with a single-use
     * value ({@code x-single-use}), such as a refresh token, is not repeated.
     *
     * <p>Credentials go either into the {@code Authorization} header (HTTP Basic: the public key is the user name,
     * the secret key the password) or into the body as {@code client_id} and {@code client_secret}, never into both
     * (RFC 6749 section 2.3).
     *
     * <p>Older editions of Moov's documentation show this request as {@code application/x-www-form-urlencoded}; JSON
     * is what is documented today.
     *
     * <p>Authentication: {@code basicAuth}, or none.
     *
     * <p>Response headers:
     * <ul>
     * <li>{@code X-Request-ID}: The id of the request, which Moov's support asks for.
     * <li>{@code Retry-After}: When to come back, as seconds or as an HTTP date (RFC 9110 section 10.2.3).
     * </ul>
     *
     * @param authTokenRequest the body of the request
     * @return a call that is ready to execute
     */
    @Idempotent
    @Authenticated("basic")
    @ErrorResponse(
            status = "400",
            model = GenericError.class
    )
    @ErrorResponse(
            status = "422",
            model = AuthTokenRequestError.class
    )
    @Headers({
            "Accept: application/json",
            "Content-Type: application/json"
    })
    @POST("oauth2/token")
    Call<AuthToken> createAccessToken(@Body AuthTokenRequest authTokenRequest);

    /**
     * Revoke an auth token.
     *
     * <p>Allows clients to notify the authorization server that a previously obtained refresh or access token is no
     * longer needed. Revoking an unknown token is a success too (RFC 7009 section 2.2).
     *
     * <p>Credentials go either into the {@code Authorization} header (HTTP Basic: the public key is the user name,
     * the secret key the password) or into the body as {@code client_id} and {@code client_secret}, never into both
     * (RFC 6749 section 2.3).
     *
     * <p>Moov responds with {@code 204}; a plain OAuth 2.0 server responds with {@code 200}, with or without a body
     * (RFC 7009 section 2.2). Both are a success, and no body is read.
     *
     * <p>Authentication: {@code basicAuth}, or none.
     *
     * <p>Response headers:
     * <ul>
     * <li>{@code X-Request-ID}: The id of the request, which Moov's support asks for.
     * <li>{@code Retry-After}: When to come back, as seconds or as an HTTP date (RFC 9110 section 10.2.3).
     * </ul>
     *
     * @param revokeTokenRequest the body of the request
     * @return a call that is ready to execute
     */
    @Idempotent
    @Authenticated("basic")
    @ErrorResponse(
            status = "400",
            model = GenericError.class
    )
    @ErrorResponse(
            status = "422",
            model = RevokeTokenRequestError.class
    )
    @Headers({
            "Accept: application/json",
            "Content-Type: application/json"
    })
    @POST("oauth2/revoke")
    Call<Void> revokeAccessToken(@Body RevokeTokenRequest revokeTokenRequest);
}
