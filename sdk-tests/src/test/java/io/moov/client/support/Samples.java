package io.moov.client.support;

import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;

/** Requests for tests that are about something else. */
public final class Samples {
    private Samples() {}

    public static AuthTokenRequest clientCredentials() {
        return AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .scope("/accounts.read")
                .build();
    }

    public static AuthTokenRequest refresh() {
        return AuthTokenRequest.builder()
                .grantType(GrantType.REFRESH_TOKEN)
                .refreshToken("a-refresh-token")
                .build();
    }

    public static RevokeTokenRequest revocation() {
        return RevokeTokenRequest.builder().token("an-access-token").build();
    }
}
