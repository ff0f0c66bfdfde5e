package io.moov.client.token;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The place of one client's token for one set of scopes in a store. */
final class StoreKey {
    private final String name;
    private final byte[] owner;

    private StoreKey(String name, byte[] owner) {
        this.name = name;
        this.owner = owner;
    }

    /**
     * The place of a token.
     *
     * @param clientId the public key of the client
     * @param scopes the scopes, sorted, with a space between them
     */
    static StoreKey of(String clientId, String scopes) {
        ByteArrayOutputStream owner = new ByteArrayOutputStream();
        append(owner, clientId);
        append(owner, scopes);
        byte[] bytes = owner.toByteArray();
        return new StoreKey(
                "moov:token:" + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes)), bytes);
    }

    /** The name that the store knows: it tells nothing of client and scopes, but is the same for the same ones. */
    String name() {
        return name;
    }

    /** What a value is bound to, so that it cannot be taken for another's or for a newer one. */
    byte[] associatedData(byte[] header, long version) {
        return ByteBuffer.allocate(header.length + owner.length + Long.BYTES)
                .put(header)
                .put(owner)
                .putLong(version)
                .array();
    }

    @Override
    public String toString() {
        return name;
    }

    /** With its length in front, so that no two pairs of texts have the same bytes. */
    private static void append(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }
}
