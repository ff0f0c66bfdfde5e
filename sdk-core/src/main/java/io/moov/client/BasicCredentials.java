package io.moov.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An API key pair, sent as HTTP Basic credentials: the public key is the user name, the secret key the password
 * (RFC 7617, in UTF-8).
 *
 * <p>Immutable and thread-safe. {@link #toString()} prints neither key. Keys belong on servers only, never in a browser
 * or a mobile application.
 *
 * <pre>{@code
 * BasicCredentials credentials = BasicCredentials.of(publicKey, secretKey);
 * }</pre>
 */
public final class BasicCredentials {
    private final String publicKey;
    private final String secretKey;
    private final String authorization;

    private BasicCredentials(String publicKey, String secretKey) {
        this.publicKey = publicKey;
        this.secretKey = secretKey;
        byte[] userPass = (publicKey + ":" + secretKey).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(userPass);
    }

    /**
     * Makes credentials from a key pair.
     *
     * @param publicKey the public key of the pair; it cannot hold a colon (RFC 7617 section 2)
     * @param secretKey the secret key of the pair
     * @return the credentials
     * @throws IllegalArgumentException if a key is blank, holds a control character, or the public key holds a colon;
     *     the message does not repeat the key
     */
    public static BasicCredentials of(String publicKey, String secretKey) {
        checkPublicKey(publicKey);
        checkSecretKey(secretKey);
        return new BasicCredentials(publicKey, secretKey);
    }

    static void checkPublicKey(String publicKey) {
        refuseUnusable(publicKey, "publicKey");
        if (publicKey.indexOf(':') >= 0) {
            throw new IllegalArgumentException("publicKey holds a colon, which HTTP Basic cannot carry in a user name"
                    + " (RFC 7617 section 2); check that the public and the secret key were not joined");
        }
    }

    static void checkSecretKey(String secretKey) {
        refuseUnusable(secretKey, "secretKey");
    }

    private static void refuseUnusable(String key, String name) {
        Objects.requireNonNull(key, name);
        if (key.isBlank()) {
            throw new IllegalArgumentException(name + " is blank; pass the key as Moov issued it");
        }
        for (int i = 0; i < key.length(); i++) { // a stream would cost the start of a client its classes
            if (Character.isISOControl(key.charAt(i))) {
                throw new IllegalArgumentException(name + " holds a control character (RFC 7617 section 2); was it read"
                        + " from a file with its line break?");
            }
        }
    }

    /**
     * The public key, which is no secret: it names the key pair. The secret key cannot be read.
     *
     * @return the public key
     */
    public String publicKey() {
        return publicKey;
    }

    /** The value of the {@code Authorization} header. */
    String authorization() {
        return authorization;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BasicCredentials
                && publicKey.equals(((BasicCredentials) other).publicKey)
                && secretKey.equals(((BasicCredentials) other).secretKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(publicKey, secretKey);
    }

    @Override
    public String toString() {
        return "BasicCredentials{publicKey=██, secretKey=██}";
    }
}
