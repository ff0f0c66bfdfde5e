package io.moov.client.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks to a sandbox by plain HTTP, as any client may. */
final class SandboxHttp {
    /** Longer than any answer takes, so that a hanging test ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final MoovSandbox sandbox;

    SandboxHttp(MoovSandbox sandbox) {
        this(sandbox, HttpClient.newHttpClient());
    }

    SandboxHttp(MoovSandbox sandbox, HttpClient http) {
        this.sandbox = sandbox;
        this.http = http;
    }

    /** Posts the fields, given as names and values in turn, with the right credentials. */
    Answer createToken(String... fields) throws IOException, InterruptedException {
        return send(post("oauth2/token", json(fields)));
    }

    /** Posts the fields, given as names and values in turn, with the right credentials. */
    Answer revokeToken(String... fields) throws IOException, InterruptedException {
        return send(post("oauth2/revoke", json(fields)));
    }

    /** A new token for a scope. */
    Answer newToken(String scope) throws IOException, InterruptedException {
        return createToken("grant_type", "client_credentials", "scope", scope);
    }

    Answer refresh(Answer token) throws IOException, InterruptedException {
        return createToken("grant_type", "refresh_token", "refresh_token", token.refreshToken());
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.headers(), answer.body());
    }

    /** A request for the right content type and with the right credentials. */
    HttpRequest.Builder post(String path, String body) {
        return anonymousPost(path, body).header("Authorization", basic(sandbox.publicKey(), sandbox.secretKey()));
    }

    HttpRequest.Builder anonymousPost(String path, String body) {
        return request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path)).timeout(PATIENCE);
    }

    static String basic(String user, String password) {
        byte[] userPass = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(userPass);
    }

    static String json(String... fields) {
        Map<String, String> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put(fields[i], fields[i + 1]);
        }
        return Answers.JSON.toJson(object);
    }

    /** An answer, whole. */
    record Answer(int status, HttpHeaders headers, String body) {
        String accessToken() {
            return (String) field("access_token");
        }

        String refreshToken() {
            return (String) field("refresh_token");
        }

        String error() {
            return (String) field("error");
        }

        Object field(String name) {
            return fields().get(name);
        }

        @SuppressWarnings("unchecked")
        Map<String, Object> fields() {
            try {
                return (Map<String, Object>) Answers.JSON.fromJson(body);
            } catch (IOException e) {
                throw new AssertionError("not JSON: " + body, e);
            }
        }
    }
}
