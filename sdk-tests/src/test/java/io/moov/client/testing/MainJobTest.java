package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.AuthTokenRequestError;
import io.moov.client.auth.GenericError;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import org.junit.jupiter.api.Test;

/** The main job from end to end: a token is created, refreshed and revoked, and a refusal is typed. */
final class MainJobTest {
    @Test
    void createsRefreshesAndRevokesAToken() {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = client(sandbox)) {
            AuthToken token = moov.authentication().createAccessToken(clientCredentials("/accounts.read /ping.read"));
            assertThat(token.getScope()).isEqualTo("/accounts.read /ping.read");
            assertThat(sandbox.isActive(token.getAccessToken())).isTrue();

            AuthToken refreshed = moov.authentication().createAccessToken(refresh(token));
            assertThat(refreshed.getAccessToken()).isNotEqualTo(token.getAccessToken());

            moov.authentication()
                    .revokeAccessToken(RevokeTokenRequest.builder()
                            .token(refreshed.getRefreshToken())
                            .build());
            assertThat(sandbox.isActive(refreshed.getAccessToken())).isFalse();
            assertThat(sandbox.violations()).isEmpty();
        }
    }

    @Test
    void aRefusalIsTyped() {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = client(sandbox)) {
            ApiException invalid = catchThrowableOfType(
                    ApiException.class, () -> moov.authentication().createAccessToken(clientCredentials("nonsense")));
            assertThat(invalid.getStatus()).isEqualTo(422);
            assertThat(invalid.error(AuthTokenRequestError.class).orElseThrow().getScope())
                    .isEqualTo("must be a valid scope");
            assertThat(invalid.error(GenericError.class)).isEmpty();
        }
    }

    @Test
    void aRefreshTokenUsedTwiceRevokesItsFamily() {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = client(sandbox)) {
            AuthToken first = moov.authentication().createAccessToken(clientCredentials("/accounts.read"));
            AuthToken second = moov.authentication().createAccessToken(refresh(first));
            ApiException reused = catchThrowableOfType(
                    ApiException.class, () -> moov.authentication().createAccessToken(refresh(first)));
            assertThat(reused.error(GenericError.class).orElseThrow().getError())
                    .isEqualTo("invalid_grant");
            assertThat(reused.getAttempts()).isEqualTo(1);
            assertThat(sandbox.isActive(second.getAccessToken())).isFalse();
        }
    }

    @Test
    void worksOverTls() {
        try (MoovSandbox sandbox = MoovSandbox.builder().tls().start();
                MoovClient moov = MoovClient.builder()
                        .baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .httpClient(sandbox.trustingHttpClient())
                        .build()) {
            assertThat(sandbox.baseUrl()).startsWith("https://");
            assertThat(moov.authentication()
                            .createAccessToken(clientCredentials("/ping.read"))
                            .getScope())
                    .isEqualTo("/ping.read");
        }
    }

    private static MoovClient client(MoovSandbox sandbox) {
        return MoovClient.builder()
                .baseUrl(sandbox.baseUrl())
                .credentials(sandbox.credentials())
                .build();
    }

    private static AuthTokenRequest clientCredentials(String scope) {
        return AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .scope(scope)
                .build();
    }

    private static AuthTokenRequest refresh(AuthToken token) {
        return AuthTokenRequest.builder()
                .grantType(GrantType.REFRESH_TOKEN)
                .refreshToken(token.getRefreshToken())
                .build();
    }
}
