package io.moov.client.cost;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.net.URI;

/** Nimbus, which sends a form (RFC 6749) over {@code HttpURLConnection}. */
final class NimbusCall implements TokenCall {
    private final URI uri;
    private final ClientAuthentication authentication =
            new ClientSecretBasic(new ClientID(PUBLIC_KEY), new Secret(SECRET_KEY));

    NimbusCall(String url) {
        this.uri = URI.create(url + "/oauth2/token");
    }

    @Override
    public String accessToken() throws IOException, ParseException {
        TokenRequest request = new TokenRequest.Builder(uri, authentication, new ClientCredentialsGrant())
                .scope(new Scope(SCOPE))
                .build();
        return TokenResponse.parse(request.toHTTPRequest().send())
                .toSuccessResponse()
                .getTokens()
                .getAccessToken()
                .getValue();
    }
}
