package io.moov.client.cost;

import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** Spring Security, which sends a form (RFC 6749) over the JDK's HTTP client. */
final class SpringCall implements TokenCall {
    private final RestClientClientCredentialsTokenResponseClient client =
            new RestClientClientCredentialsTokenResponseClient();
    private final ClientRegistration registration;

    SpringCall(String url) {
        registration = ClientRegistration.withRegistrationId("moov")
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(url + "/oauth2/token")
                .clientId(PUBLIC_KEY)
                .clientSecret(SECRET_KEY)
                .scope(SCOPE)
                .build();
    }

    @Override
    public String accessToken() {
        return client.getTokenResponse(new OAuth2ClientCredentialsGrantRequest(registration))
                .getAccessToken()
                .getTokenValue();
    }
}
