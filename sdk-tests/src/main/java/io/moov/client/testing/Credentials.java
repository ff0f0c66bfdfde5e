package io.moov.client.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one key pair that the sandbox knows, sent as HTTP Basic or in the body. */
record Credentials(String publicKey, String secretKey) {
    private static final String SCHEME = "Basic ";

    static boolean areIn(Map<String, String> body) {
        return body.containsKey("client_id") || body.containsKey("client_secret");
    }

    boolean authenticate(CheckedRequest request) {
        Map<String, String> body = request.body();
        return areIn(body)
                ? publicKey.equals(body.get("client_id")) && secretKey.equals(body.get("client_secret"))
                : areIn(request.authorization());
    }

    private boolean areIn(@Nullable String authorization) {
        // The name of a scheme has no case (RFC 9110 section 11.1).
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            byte[] userPass = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).trim());
            return new String(userPass, StandardCharsets.UTF_8).equals(publicKey + ":" + secretKey);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Credentials{██}";
    }
}
