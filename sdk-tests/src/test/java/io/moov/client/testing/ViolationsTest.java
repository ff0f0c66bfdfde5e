package io.moov.client.testing;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.testing.SandboxHttp.Answer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path, method or header that the document does not allow is refused, logged and listed, by name. */
final class ViolationsTest {
    private static final String CLIENT_CREDENTIALS =
            SandboxHttp.json("grant_type", "client_credentials", "scope", "/ping.read");

    @RegisterExtension
    final WatchedSandbox watched = new WatchedSandbox();

    private final MoovSandbox sandbox = watched.sandbox();
    private final SandboxHttp http = watched.http();

    @ParameterizedTest
    @ValueSource(strings = {"", "oauth2", "oauth2/token/", "v1/oauth2/token", "OAUTH2/TOKEN", "oauth2/introspect"})
    void anotherPath(String path) throws Exception {
        watched.assertViolation(
                http.send(http.post(path, CLIENT_CREDENTIALS)), 404, "/" + path, "/oauth2/token", "/oauth2/revoke");
        assertThat(sandbox.requests().get(0).operation()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void anotherMethod(String method) throws Exception {
        Answer refused = http.send(http.request("oauth2/token").method(method, noBody()));
        watched.assertViolation(refused, 405, "createAccessToken takes POST, not " + method);
        assertThat(refused.headers().firstValue("Allow")).hasValue("POST");
        assertThat(sandbox.requests().get(0).operation()).isNull();
    }

    @Test
    void theMethodHeadWhoseAnswerHasNoBodyToSayItIn() throws Exception {
        URI address = URI.create(sandbox.baseUrl());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("HEAD /oauth2/revoke HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                    + "PUT /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            StringBuilder answers = new StringBuilder();
            while (answers.indexOf("not PUT") < 0) {
                answers.append((char) socket.getInputStream().read());
            }
            assertThat(answers).doesNotContain("not HEAD").contains("HTTP/1.1 405", "Allow: POST");
        }
        assertThat(sandbox.violations()).hasSize(2).first().asString().contains("not HEAD");
    }

    @Test
    void aQuery() throws Exception {
        watched.assertViolation(
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
        watched.assertViolation(http.send(request.header("Content-Type", type)), 415, type, "application/json");
    }

    @Test
    void noContentTypeOrTwo() throws Exception {
        HttpRequest.Builder request = http.request("oauth2/token").POST(ofString(CLIENT_CREDENTIALS));
        watched.assertViolation(http.send(request), 415, "Content-Type", "application/json");
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
        watched.assertViolation(
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
        watched.assertViolation(http.send(request.header(name, value).header(name, value)), 400, name, "2 times");
    }
}
