package io.moov.client.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;

/**
 * Secrets that occur nowhere by accident, and the search for them. A piece of one is a leak too, and so is one in
 * Base64 or hexadecimal.
 */
final class Canaries {
    static final String PUBLIC_KEY = named("public key");
    static final String SECRET_KEY = named("secret key");
    static final String CLIENT_SECRET = named("client_secret");
    static final String REFRESH_TOKEN = named("refresh_token that is sent");
    static final String REVOKED_TOKEN = named("token that is revoked");
    static final String HEADER_VALUE = named("value of an extra header");
    static final String FRESH_ACCESS_TOKEN = named("access_token that comes");
    static final String FRESH_REFRESH_TOKEN = named("refresh_token that comes");

    static final List<String> ALL = List.of(
            PUBLIC_KEY,
            SECRET_KEY,
            CLIENT_SECRET,
            REFRESH_TOKEN,
            REVOKED_TOKEN,
            HEADER_VALUE,
            FRESH_ACCESS_TOKEN,
            FRESH_REFRESH_TOKEN);

    /** How much of a secret is a leak. */
    private static final int PIECE = 12;

    private static final Map<String, String> PIECES = new HashMap<>();

    static {
        ALL.forEach(Canaries::register);
    }

    private Canaries() {}

    /** Letters and digits that depend on the name alone, so that a failure can be repeated. */
    private static String named(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().withoutPadding().encodeToString(digest).replaceAll("[+/]", "Q");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void register(String secret) {
        registerPieces(secret, secret);
        registerPieces(secret, ByteString.encodeUtf8(secret).hex());
        registerPieces(secret, ByteString.encodeUtf8(secret).hex().toUpperCase(Locale.ROOT));
        for (String before : List.of("", "x", "xx")) {
            String base64 = ByteString.encodeUtf8(before + secret).base64();
            registerPieces(secret, base64.substring(4, base64.length() - 4));
        }
    }

    private static void registerPieces(String secret, String written) {
        for (int i = 0; i + PIECE <= written.length(); i++) {
            PIECES.put(written.substring(i, i + PIECE), secret);
        }
    }

    /** The first piece of a secret in a text. */
    static Optional<String> leakIn(String text) {
        for (int i = 0; i + PIECE <= text.length(); i++) {
            String piece = text.substring(i, i + PIECE);
            if (PIECES.containsKey(piece)) {
                return Optional.of("\"" + piece + "\", a piece of " + PIECES.get(piece));
            }
        }
        return Optional.empty();
    }
}
