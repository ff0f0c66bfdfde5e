package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.MockApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server may give no refresh token, and say nothing of scopes (RFC 6749 sections 4.4.3 and 5.1). */
class NoRefreshTokenTest {
    private static final String CREATION = "{\"grant_type\":\"client_credentials\",\"scope\":\"/ping.read\"}";

    @RegisterExtension
    final MockApi api = new MockApi();

    @Test
    void createsTheNextTokenWithTheCredentials() throws Exception {
        answerTokens();
        try (MoovClient moov = client();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.PING_READ).build()) {
            AuthToken first = source.get();
            source.invalidate(first);

            assertThat(source.get().getAccessToken()).isEqualTo("second");
            assertThat(body()).isEqualTo(CREATION);
            assertThat(body()).isEqualTo(CREATION);
        }
    }

    @Test
    void revokesTheAccessTokenAlone() throws Exception {
        answerTokens();
        try (MoovClient moov = client();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.PING_READ).build()) {
            source.get();
            source.revoke();

            assertThat(api.requestCount()).isEqualTo(2);
            assertThat(body()).isEqualTo(CREATION);
            assertThat(body()).isEqualTo("{\"token\":\"first\"}");
        }
    }

    @Test
    void aFleetSharesTheTokenAndCreatesTheNextOneTheSameWay() throws Exception {
        answerTokens();
        try (MoovClient moov = client();
                TokenStore store = TokenStore.inMemory();
                TokenSource one = member(moov, store);
                TokenSource other = member(moov, store)) {
            AuthToken first = one.get();
            AuthToken shared = other.get();
            assertThat(shared.getAccessToken()).isEqualTo(first.getAccessToken());
            assertThat(shared.getRefreshToken()).isNull();
            assertThat(shared.getScope()).isNull();

            one.invalidate(first);

            assertThat(one.get().getAccessToken()).isEqualTo("second");
            assertThat(api.requestCount()).isEqualTo(2);
            assertThat(body()).isEqualTo(CREATION);
            assertThat(body()).isEqualTo(CREATION);
        }
    }

    private void answerTokens() {
        for (String token : new String[] {"first", "second"}) {
            api.answer(200, "{\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\",\"expires_in\":900}");
        }
    }

    private MoovClient client() {
        return api.client().credentials(BasicCredentials.of("key", "secret")).build();
    }

    private static TokenSource member(MoovClient moov, TokenStore store) {
        return TokenSource.builder(moov)
                .scopes(Scope.PING_READ)
                .sharedThrough(store, StoreKeys.of("k1", StoreKeysTest.KEY), "key")
                .build();
    }

    private String body() throws InterruptedException {
        return api.takeRequest().getBody().utf8();
    }
}
