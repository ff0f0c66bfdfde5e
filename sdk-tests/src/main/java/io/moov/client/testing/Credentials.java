package io.moov.client.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** The one key pair that the sandbox knows, sent as HTTP Basic or in the body but not both (RFC 6749 section 2.3). */
record Credentials(String publicKey, String secretKey) {
    /** What to answer if the request does not authenticate. */
    Optional<MockResponse> refusal(@Nullable String authorization, Map<String, String> body) {
        boolean inBody = body.containsKey("client_id") || body.containsKey("client_secret");
        if (authorization != null && inBody) {
            return Optional.of(Answers.error(400, "invalid_request"));
        }
        boolean known = inBody ? isKnown(body.get("client_id"), body.get("client_secret")) : isKnown(authorization);
        return known ? Optional.empty() : Optional.of(Answers.unauthorized());
    }

    private boolean isKnown(@Nullable String id, @Nullable String secret) {
        return publicKey.equals(id) && secretKey.equals(secret);
    }

    private boolean isKnown(@Nullable String authorization) {
        String userPass = publicKey + ":" + secretKey;
        String expected = Base64.getEncoder().encodeToString(userPass.getBytes(StandardCharsets.UTF_8));
        return ("Basic " + expected).equals(authorization);
    }

    @Override
    public String toString() {
        return "Credentials{██}";
    }
}
