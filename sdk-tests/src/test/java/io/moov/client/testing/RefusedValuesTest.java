package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.SandboxHttp.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API itself refuses: credentials and values that are not good. */
final class RefusedValuesTest {
    private static final String CLIENT_CREDENTIALS =
            SandboxHttp.json("grant_type", "client_credentials", "scope", "/ping.read");

    private final MoovSandbox sandbox = MoovSandbox.start();
    private final SandboxHttp http = new SandboxHttp(sandbox);

    @AfterEach
    void nothingWasAgainstTheDocument() {
        sandbox.close();
        assertThat(sandbox.violations()).isEmpty();
    }

    @Test
    void credentialsMayBeInTheBody() throws Exception {
        assertThat(http.send(http.anonymousPost(
                                "oauth2/token",
                                SandboxHttp.json(
                                        "grant_type",
                                        "client_credentials",
                                        "scope",
                                        "/ping.read",
                                        "client_id",
                                        sandbox.publicKey(),
                                        "client_secret",
                                        sandbox.secretKey())))
                        .status())
                .isEqualTo(200);
        assertThat(http.send(http.anonymousPost(
                                "oauth2/revoke",
                                SandboxHttp.json(
                                        "token",
                                        "any",
                                        "client_id",
                                        sandbox.publicKey(),
                                        "client_secret",
                                        sandbox.secretKey())))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void theNameOfTheSchemeHasNoCase() throws Exception {
        String basic = SandboxHttp.basic(sandbox.publicKey(), sandbox.secretKey());
        assertThat(authorized(basic.replace("Basic", "bAsIc")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Basic ", "Basic !!!", "Basic c2FuZGJveC1wdWJsaWMta2V5", "Bearer c2FuZGJveA==", "Digest a=\"b\""
            })
    void otherAuthorizationsAreRefused(String authorization) throws Exception {
        assertUnauthorized(authorized(authorization));
    }

    @Test
    void wrongKeysAreRefused() throws Exception {
        assertUnauthorized(authorized(SandboxHttp.basic(sandbox.publicKey(), "wrong")));
        assertUnauthorized(authorized(SandboxHttp.basic("wrong", sandbox.secretKey())));
        assertUnauthorized(
                inBody("grant_type", "client_credentials", "client_id", sandbox.publicKey(), "client_secret", "no"));
        assertUnauthorized(inBody("grant_type", "client_credentials", "client_id", sandbox.publicKey()));
        assertUnauthorized(inBody("grant_type", "client_credentials", "client_secret", sandbox.secretKey()));
        assertUnauthorized(inBody("grant_type", "client_credentials", "scope", "/ping.read"));
    }

    @Test
    void credentialsAreCheckedBeforeValues() throws Exception {
        assertUnauthorized(inBody("grant_type", "client_credentials", "scope", "nonsense"));
        assertUnauthorized(http.send(http.anonymousPost("oauth2/revoke", SandboxHttp.json("token", ""))));
    }

    @Test
    void anUnknownGrantIsRefused() throws Exception {
        Answer refused = http.createToken("grant_type", "password");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).isEqualTo(Map.of("error", "unsupported_grant_type"));
    }

    @Test
    void anUnknownRefreshTokenIsRefused() throws Exception {
        Answer refused = http.createToken("grant_type", "refresh_token", "refresh_token", "never-issued");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).isEqualTo(Map.of("error", "invalid_grant"));
    }

    @Test
    void clientCredentialsNeedAScope() throws Exception {
        assertInvalid(http.createToken("grant_type", "client_credentials"), "scope", "cannot be blank");
        assertInvalid(http.newToken(""), "scope", "cannot be blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "/account.read",
                "/accounts.delete",
                " ",
                "/ping.read ",
                "/ping.read  /accounts.read",
                "/ping.read,/accounts.read",
                "/accounts/not-a-uuid/transfers.read",
                "/accounts/5352b013-ae58-4a63-8a3f-97f316a917cf/transfers.delete",
                "/transfers.read"
            })
    void anUnknownOrMalformedScopeIsRefused(String scope) throws Exception {
        assertInvalid(http.newToken(scope), "scope", "must be a valid scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ping.read",
                "/fed.read",
                "/profile-enrichment.read",
                "/accounts.read /accounts.write",
                "/accounts/5352b013-ae58-4a63-8a3f-97f316a917cf/transfers.write",
                "/accounts/5352B013-AE58-4A63-8A3F-97F316A917CF/issued-cards.read-secure",
                "/accounts/5352b013-ae58-4a63-8a3f-97f316a917cf/profile.disconnect /accounts.read"
            })
    void aDocumentedScopeIsGranted(String scope) throws Exception {
        assertThat(http.newToken(scope).field("scope")).isEqualTo(scope);
    }

    @Test
    void aScopeCanBeAdded() throws Exception {
        try (MoovSandbox newer = MoovSandbox.builder().scope("/new.read").start()) {
            assertThat(new SandboxHttp(newer).newToken("/new.read /ping.read").field("scope"))
                    .isEqualTo("/new.read /ping.read");
        }
    }

    @Test
    void aScopeThatIsAddedToTheBuilderLaterIsNot() throws Exception {
        MoovSandboxBuilder builder = MoovSandbox.builder();
        try (MoovSandbox older = builder.start();
                MoovSandbox newer = builder.scope("/new.read").start()) {
            assertThat(new SandboxHttp(older).newToken("/new.read").status()).isEqualTo(422);
            assertThat(new SandboxHttp(newer).newToken("/new.read").status()).isEqualTo(200);
        }
    }

    @Test
    void aRefreshNeedsARefreshToken() throws Exception {
        assertInvalid(http.createToken("grant_type", "refresh_token"), "refresh_token", "cannot be blank");
        assertInvalid(
                http.createToken("grant_type", "refresh_token", "refresh_token", ""),
                "refresh_token",
                "cannot be blank");
    }

    @Test
    void aRefreshTokenHasALength() throws Exception {
        assertInvalid(
                http.createToken("grant_type", "refresh_token", "refresh_token", "x".repeat(4097)),
                "refresh_token",
                "the length must be no more than 4096");
        assertThat(http.createToken("grant_type", "refresh_token", "refresh_token", "x".repeat(4096))
                        .error())
                .isEqualTo("invalid_grant");
    }

    @Test
    void revokingNeedsATokenAndAKnownHint() throws Exception {
        assertInvalid(http.revokeToken("token", ""), "token", "cannot be blank");
        assertInvalid(http.revokeToken("token", "x".repeat(16385)), "token", "the length must be no more than 16384");
        assertInvalid(
                http.revokeToken("token", "any", "token_type_hint", "id_token"),
                "token_type_hint",
                "must be a valid value");
    }

    private Answer authorized(String authorization) throws Exception {
        return http.send(http.anonymousPost("oauth2/token", CLIENT_CREDENTIALS).header("Authorization", authorization));
    }

    private Answer inBody(String... fields) throws Exception {
        return http.send(http.anonymousPost("oauth2/token", SandboxHttp.json(fields)));
    }

    private static void assertUnauthorized(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.fields()).isEqualTo(Map.of("error", "invalid_client"));
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
    }

    private static void assertInvalid(Answer answer, String field, String message) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.fields()).isEqualTo(Map.of(field, message));
    }
}
