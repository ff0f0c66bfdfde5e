package io.moov.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.SandboxHttp.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that the document does not allow is refused, logged and listed, by the name of its field. */
final class BodyViolationsTest {
    private static final String CLIENT_CREDENTIALS =
            SandboxHttp.json("grant_type", "client_credentials", "scope", "/ping.read");

    @RegisterExtension
    final WatchedSandbox watched = new WatchedSandbox();

    private final MoovSandbox sandbox = watched.sandbox();
    private final SandboxHttp http = watched.http();

    @ParameterizedTest
    @CsvSource({
        "oauth2/token, grantType, createAccessToken",
        "oauth2/token, token, createAccessToken",
        "oauth2/revoke, access_token, revokeAccessToken",
        "oauth2/revoke, scope, revokeAccessToken",
    })
    void anUnknownField(String path, String field, String operation) throws Exception {
        String body = "{\"grant_type\":\"client_credentials\",\"" + field + "\":\"x\"}";
        String known = path.endsWith("token") ? body : body.replace("grant_type", "token");
        watched.assertViolation(http.send(http.post(path, known)), 400, "field " + field + " ", operation, "client_id");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null|null",
                "1|a number",
                "true|a boolean",
                "[\"/ping.read\"]|an array",
                "{\"a\":1}|an object",
            })
    void aFieldOfAnotherType(String value, String kind) throws Exception {
        String body = "{\"grant_type\":\"client_credentials\",\"scope\":" + value + "}";
        watched.assertViolation(
                http.send(http.post("oauth2/token", body)),
                400,
                "field scope of createAccessToken is " + kind,
                "string");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null|null", "[]|an array", "\"text\"|a string", "1|a number", "true|a boolean"})
    void aBodyOfAnotherType(String body, String kind) throws Exception {
        watched.assertViolation(
                http.send(http.post("oauth2/token", body)), 400, "body of createAccessToken is " + kind, "an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "grant_type=client_credentials",
                "{'grant_type':'client_credentials'}",
                "{\"token\":\"a\"}{}",
                "{\"token\":\"a\",\"token\":\"b\"}",
            })
    void aBodyThatIsNotJson(String body) throws Exception {
        Answer refused = http.send(http.post("oauth2/revoke", body));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_request");
        watched.assertListedAndLogged("body of revokeAccessToken", "JSON");
    }

    @Test
    void aMissingField() throws Exception {
        Answer noGrant = http.createToken("scope", "/ping.read");
        assertThat(noGrant.status()).isEqualTo(400);
        assertThat(noGrant.error()).isEqualTo("invalid_request");
        watched.assertListedAndLogged("createAccessToken requires the field grant_type");

        Answer noToken = http.revokeToken("token_type_hint", "access_token");
        assertThat(noToken.status()).isEqualTo(422);
        assertThat(noToken.field("token")).isEqualTo("cannot be blank");
        assertThat(sandbox.violations()).hasSize(2).last().isEqualTo("revokeAccessToken requires the field token");
    }

    @Test
    void credentialsInTwoPlaces() throws Exception {
        Answer refused = http.createToken(
                "grant_type",
                "client_credentials",
                "scope",
                "/ping.read",
                "client_id",
                sandbox.publicKey(),
                "client_secret",
                sandbox.secretKey());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("invalid_request");
        watched.assertListedAndLogged("Authorization", "body", "2.3");
    }

    @Test
    void noneHoldsASecret() throws Exception {
        String secret = "canary-secret";
        http.send(http.post("oauth2/token?client_secret=" + secret, CLIENT_CREDENTIALS));
        http.send(http.post("nowhere?client_secret=" + secret, CLIENT_CREDENTIALS));
        http.send(http.post("oauth2/token", "{\"client_secret\":[\"" + secret + "\"]}"));
        http.send(http.post("oauth2/token", "{\"client_secret\":\"" + secret + "\""));
        http.send(http.post("oauth2/token", "{\"client_secret\":" + secret + "}"));
        http.send(http.post("oauth2/token", "\"" + secret + "\""));
        http.createToken("client_secret", secret);

        assertThat(sandbox.violations()).hasSize(7).noneMatch(line -> line.contains(secret));
        assertThat(watched.warnings()).hasSize(7).noneMatch(line -> line.contains(secret));
        assertThat(sandbox.requests()).noneMatch(request -> request.toString().contains(secret));
    }
}
