package io.moov.client.testing;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.SandboxHttp.Answer;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the document does not allow is refused, logged and listed, and each of them says what it was. */
final class ViolationsTest {
    private static final Logger LOGGER = Logger.getLogger("io.moov.client.testing");
    private static final String CLIENT_CREDENTIALS =
            SandboxHttp.json("grant_type", "client_credentials", "scope", "/ping.read");

    private final MoovSandbox sandbox = MoovSandbox.start();
    private final SandboxHttp http = new SandboxHttp(sandbox);
    private final LogRecords log = new LogRecords();

    @BeforeEach
    void listen() {
        LOGGER.addHandler(log);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void close() {
        LOGGER.removeHandler(log);
        LOGGER.setUseParentHandlers(true);
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oauth2", "oauth2/token/", "v1/oauth2/token", "OAUTH2/TOKEN", "oauth2/introspect"})
    void anotherPath(String path) throws Exception {
        assertViolation(
                http.send(http.post(path, CLIENT_CREDENTIALS)), 404, "/" + path, "/oauth2/token", "/oauth2/revoke");
        assertThat(sandbox.requests().get(0).operation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void anotherMethod(String method) throws Exception {
        Answer refused = http.send(http.request("oauth2/token").method(method, noBody()));
        assertViolation(refused, 405, "createAccessToken takes POST, not " + method);
        assertThat(refused.headers().firstValue("Allow")).hasValue("POST");
        assertThat(sandbox.requests().get(0).operation()).isNull();
    }

    @Test
    void theMethodHeadWhichHasNoBodyToSayItIn() throws Exception {
        for (int i = 1; i <= 2; i++) {
            Answer refused = http.send(http.request("oauth2/revoke").method("HEAD", noBody()));
            assertThat(refused.status()).isEqualTo(405);
            assertThat(sandbox.violations()).hasSize(i);
        }
        assertThat(http.newToken("/ping.read").status()).isEqualTo(200);
    }

    @Test
    void aQuery() throws Exception {
        assertViolation(
                http.send(http.post("oauth2/token?scope=x", CLIENT_CREDENTIALS)), 400, "createAccessToken", "query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/plain",
                "application/xml",
                "nonsense",
                "application/json; charset=utf-16"
            })
    void anotherContentType(String type) throws Exception {
        HttpRequest.Builder request = http.request("oauth2/token").POST(ofString(CLIENT_CREDENTIALS));
        assertViolation(http.send(request.header("Content-Type", type)), 415, type, "application/json");
    }

    @Test
    void noContentTypeOrTwo() throws Exception {
        HttpRequest.Builder request = http.request("oauth2/token").POST(ofString(CLIENT_CREDENTIALS));
        assertViolation(http.send(request), 415, "Content-Type", "application/json");
        assertThat(http.send(http.post("oauth2/token", CLIENT_CREDENTIALS).header("Content-Type", "application/json"))
                        .status())
                .isEqualTo(415);
    }

    @Test
    void aCharsetOfUtf8IsAllowed() throws Exception {
        HttpRequest.Builder request = http.post("oauth2/token", CLIENT_CREDENTIALS);
        assertThat(http.send(request.setHeader("Content-Type", "Application/JSON; charset=UTF-8"))
                        .status())
                .isEqualTo(200);
        assertThat(sandbox.violations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2024", "2024.01.00", "V2024.01.00", "v2024.1.0", "latest", "v2024.01.00.1", ""})
    void aMalformedVersion(String version) throws Exception {
        HttpRequest.Builder request = http.post("oauth2/token", CLIENT_CREDENTIALS);
        assertViolation(
                http.send(request.header("X-Moov-Version", version)), 400, "X-Moov-Version", version, "vYYYY.QQ.BB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2024.01.00", "v2026.10.00", "v2031.07.12"})
    void everyWellFormedVersionIsAllowed(String version) throws Exception {
        HttpRequest.Builder request = http.post("oauth2/token", CLIENT_CREDENTIALS);
        assertThat(http.send(request.header("X-Moov-Version", version)).status())
                .isEqualTo(200);
        assertThat(sandbox.violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"X-Moov-Version, v2024.01.00", "Authorization, Basic eDp5"})
    void aHeaderSentTwice(String name, String value) throws Exception {
        HttpRequest.Builder request = http.anonymousPost("oauth2/token", CLIENT_CREDENTIALS);
        assertViolation(http.send(request.header(name, value).header(name, value)), 400, name, "2 times");
    }

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
        assertViolation(http.send(http.post(path, known)), 400, "field " + field + " ", operation, "client_id");
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
        assertViolation(
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
        assertViolation(
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
        assertListedAndLogged("body of revokeAccessToken", "JSON");
    }

    @Test
    void aMissingField() throws Exception {
        Answer noGrant = http.createToken("scope", "/ping.read");
        assertThat(noGrant.status()).isEqualTo(400);
        assertThat(noGrant.error()).isEqualTo("invalid_request");
        assertListedAndLogged("createAccessToken requires the field grant_type");

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
        assertListedAndLogged("Authorization", "body", "2.3");
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
        assertThat(log.lines()).hasSize(7).noneMatch(line -> line.contains(secret));
        assertThat(sandbox.requests()).noneMatch(request -> request.toString().contains(secret));
    }

    private void assertViolation(Answer refused, int status, String... parts) {
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.error()).startsWith("sandbox: ").contains(parts);
        assertThat(refused.headers().firstValue("X-Request-ID")).isPresent();
        assertListedAndLogged(parts);
    }

    private void assertListedAndLogged(String... parts) {
        assertThat(sandbox.violations()).singleElement().asString().contains(parts);
        assertThat(log.lines()).singleElement().asString().contains(parts);
    }

    /** Keeps the warnings. */
    private static final class LogRecords extends Handler {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

        List<String> lines() {
            return List.copyOf(lines);
        }

        @Override
        public void publish(LogRecord event) {
            if (event.getLevel().equals(Level.WARNING)) {
                lines.add(new SimpleFormatter().formatMessage(event));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
