package io.moov.client.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The JDK's HTTP client, and Jackson. */
final class JdkCall implements TokenCall {
    record TokenRequest(
            @JsonProperty("grant_type") String grantType,
            @JsonProperty("scope") String scope) {}

    record Token(
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("refresh_token") String refreshToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("scope") String scope) {}

    // Over https it would be the server's choice; over http it asks for HTTP/2 in every request.
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI uri;
    private final String authorization = "Basic "
            + Base64.getEncoder().encodeToString((PUBLIC_KEY + ":" + SECRET_KEY).getBytes(StandardCharsets.UTF_8));

    JdkCall(String url) {
        this.uri = URI.create(url + "/oauth2/token");
    }

    @Override
    public String accessToken() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("X-Moov-Version", "v2024.01.00")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        json.writeValueAsBytes(new TokenRequest("client_credentials", SCOPE))))
                .build();
        byte[] body =
                http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        return json.readValue(body, Token.class).accessToken();
    }
}
