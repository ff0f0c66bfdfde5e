package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.auth.TokenTypeHint;
import io.moov.client.support.MockApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code revokeAccessToken} sends, for every credentials form and each optional field present or absent. */
class RevokeAccessTokenRequestTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    record Case(CredentialsForm credentials, @Nullable TokenTypeHint hint, boolean async) {}

    static List<Case> everyCombination() {
        List<Case> cases = new ArrayList<>();
        for (CredentialsForm credentials : CredentialsForm.values()) {
            for (TokenTypeHint hint : new TokenTypeHint[] {
                null, TokenTypeHint.ACCESS_TOKEN, TokenTypeHint.REFRESH_TOKEN, TokenTypeHint.of("a_later_hint")
            }) {
                cases.add(new Case(credentials, hint, false));
                cases.add(new Case(credentials, hint, true));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void sendsExactlyWhatWasGiven(Case given) throws Exception {
        api.answer(new MockResponse.Builder().code(204));
        try (MoovClient moov = given.credentials().configure(api.keyless()).build()) {
            if (given.async()) {
                moov.authentication().revokeAccessTokenAsync(request(given)).get(30, TimeUnit.SECONDS);
            } else {
                moov.authentication().revokeAccessToken(request(given));
            }
        }
        SentRequest sent = new SentRequest(api.takeRequest());
        sent.isPostOf("/oauth2/revoke", "v2024.01.00", given.credentials().authorization);
        Map<String, @Nullable String> fields = new HashMap<>();
        fields.put("token", "the \"token\" é");
        fields.put("token_type_hint", given.hint() == null ? null : given.hint().getValue());
        fields.put("client_id", given.credentials().clientId);
        fields.put("client_secret", given.credentials().clientSecret);
        sent.hasBody(fields);
        assertThat(api.requestCount()).isEqualTo(1);
    }

    private static RevokeTokenRequest request(Case given) {
        RevokeTokenRequest.Builder builder = RevokeTokenRequest.builder().token("the \"token\" é");
        if (given.hint() != null) {
            builder.tokenTypeHint(given.hint());
        }
        if (given.credentials().clientId != null) {
            builder.clientId(given.credentials().clientId);
        }
        if (given.credentials().clientSecret != null) {
            builder.clientSecret(given.credentials().clientSecret);
        }
        return builder.build();
    }
}
