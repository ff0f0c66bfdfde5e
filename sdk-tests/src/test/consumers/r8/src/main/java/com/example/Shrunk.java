package com.example;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.token.Scope;
import io.moov.client.token.TokenSource;

/** What an application does, once nothing in it has its name any more. */
public final class Shrunk {
    public static void main(String[] args) throws Exception {
        try (MoovClient moov = MoovClient.fromEnvironment();
                TokenSource tokens = TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build()) {
            AuthToken token = moov.authentication().createAccessTokenAsync(request("/accounts.read")).get();
            System.out.println("scope=" + token.getScope() + " expires=" + (token.getExpiresAt() != null));
            try {
                moov.authentication().createAccessToken(request("nonsense"));
            } catch (ApiException e) {
                System.out.println("refused=" + e.getStatus() + " "
                        + e.error(AuthTokenRequestError.class).map(AuthTokenRequestError::getScope));
            }
            System.out.println("source=" + tokens.get().getScope());
            moov.authentication()
                    .revokeAccessToken(RevokeTokenRequest.builder().token(token.getAccessToken()).build());
            System.out.println("revoked");
        }
    }

    private static AuthTokenRequest request(String scope) {
        return AuthTokenRequest.builder().grantType(GrantType.CLIENT_CREDENTIALS).scope(scope).build();
    }
}
