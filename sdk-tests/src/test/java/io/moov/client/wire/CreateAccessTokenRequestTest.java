package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.support.Answers;
import io.moov.client.support.MockApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code createAccessToken} sends, for every credentials form and each optional field present or absent. */
class CreateAccessTokenRequestTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    record Case(
            CredentialsForm credentials,
            GrantType grant,
            @Nullable String scope,
            @Nullable String refreshToken,
            boolean async) {}

    static List<Case> everyCombination() {
        List<Case> cases = new ArrayList<>();
        for (CredentialsForm credentials : CredentialsForm.values()) {
            for (GrantType grant :
                    List.of(GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN, GrantType.of("a_later_grant"))) {
                for (String scope : new String[] {null, "/accounts.read /accounts.write"}) {
                    for (String refreshToken : new String[] {null, "eyJ \"quoted\" \\ / é 漢 \uD83D\uDE00 \u2028 \n"}) {
                        cases.add(new Case(credentials, grant, scope, refreshToken, false));
                        cases.add(new Case(credentials, grant, scope, refreshToken, true));
                    }
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void sendsExactlyWhatWasGiven(Case given) throws Exception {
        api.answer(200, Answers.TOKEN_JSON);
        try (MoovClient moov = given.credentials().configure(api.keyless()).build()) {
            AuthToken token = given.async()
                    ? moov.authentication()
                            .createAccessTokenAsync(request(given))
                            .get(30, TimeUnit.SECONDS)
                    : moov.authentication().createAccessToken(request(given));
            assertThat(token.getAccessToken()).isEqualTo("an-access-token");
        }
        SentRequest sent = new SentRequest(api.takeRequest());
        sent.isPostOf("/oauth2/token", "v2024.01.00", given.credentials().authorization);
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put("grant_type", given.grant().getValue());
        fields.put("client_id", given.credentials().clientId);
        fields.put("client_secret", given.credentials().clientSecret);
        fields.put("scope", given.scope());
        fields.put("refresh_token", given.refreshToken());
        sent.hasBody(fields);
        assertThat(api.requestCount()).isEqualTo(1);
    }

    private static AuthTokenRequest request(Case given) {
        AuthTokenRequest.Builder builder = AuthTokenRequest.builder().grantType(given.grant());
        if (given.credentials().clientId != null) {
            builder.clientId(given.credentials().clientId);
        }
        if (given.credentials().clientSecret != null) {
            builder.clientSecret(given.credentials().clientSecret);
        }
        if (given.scope() != null) {
            builder.scope(given.scope());
        }
        if (given.refreshToken() != null) {
            builder.refreshToken(given.refreshToken());
        }
        return builder.build();
    }
}
