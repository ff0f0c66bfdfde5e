package io.moov.client.cost;

import io.moov.client.AuthenticationClient;
import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import okhttp3.OkHttpClient;

/** The SDK as its README shows it, blocking or asynchronous. */
final class SdkCall implements TokenCall {
    private final AuthenticationClient authentication;
    private final boolean async;

    SdkCall(OkHttpClient http, String url, boolean async) {
        MoovClient.Builder builder =
                MoovClient.builder().baseUrl(url).credentials(BasicCredentials.of(PUBLIC_KEY, SECRET_KEY));
        if (http != null) {
            builder.httpClient(http);
        }
        this.authentication = builder.build().authentication();
        this.async = async;
    }

    static AuthTokenRequest request() {
        return AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .scope(SCOPE)
                .build();
    }

    @Override
    public String accessToken() {
        return async
                ? authentication.createAccessTokenAsync(request()).join().getAccessToken()
                : authentication.createAccessToken(request()).getAccessToken();
    }
}
