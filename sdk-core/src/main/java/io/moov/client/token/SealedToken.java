package io.moov.client.token;

import io.moov.client.token.RefusedValueException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A token as the store sees it: AES-256-GCM, bound to its place and version.
 *
 * <pre>format (1 byte) | length of key id (1) | key id | nonce (12) | ciphertext and tag (16)</pre>
 */
final class SealedToken {
    private static final byte FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedToken() {}

    /** Encrypts with the key that writes. */
    static byte[] seal(StoredToken token, StoreKeys keys, StoreKey place, long version) {
        byte[] header = header(keys.writingId());
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.writing(), nonce);
            cipher.updateAAD(place.associatedData(header, version));
            byte[] encrypted = cipher.doFinal(token.toBytes());
            return ByteBuffer.allocate(header.length + NONCE_BYTES + encrypted.length)
                    .put(header)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Decrypts with whichever key it names. */
    static StoredToken open(byte[] sealed, StoreKeys keys, StoreKey place, long version) throws RefusedValueException {
        byte[] header = headerOf(sealed);
        SecretKey key = keys.find(new String(header, 2, header.length - 2, StandardCharsets.US_ASCII));
        if (key == null) {
            throw new RefusedValueException(Reason.UNKNOWN_KEY_ID);
        }
        int encryptedFrom = header.length + NONCE_BYTES;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(sealed, header.length, encryptedFrom));
            cipher.updateAAD(place.associatedData(header, version));
            return StoredToken.ofBytes(cipher.doFinal(sealed, encryptedFrom, sealed.length - encryptedFrom));
        } catch (AEADBadTagException e) {
            throw new RefusedValueException(Reason.NOT_AUTHENTIC);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static byte[] header(String keyId) {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(2 + id.length)
                .put(FORMAT)
                .put((byte) id.length)
                .put(id)
                .array();
    }

    private static byte[] headerOf(byte[] sealed) throws RefusedValueException {
        if (sealed.length < 2) {
            throw new RefusedValueException(Reason.TRUNCATED);
        }
        if (sealed[0] != FORMAT) {
            throw new RefusedValueException(Reason.UNKNOWN_FORMAT);
        }
        int length = 2 + Byte.toUnsignedInt(sealed[1]);
        if (sealed.length < length + NONCE_BYTES + TAG_BYTES) {
            throw new RefusedValueException(Reason.TRUNCATED);
        }
        return Arrays.copyOf(sealed, length);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
        return cipher;
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("this Java has no AES/GCM/NoPadding, which every Java must have", e);
    }
}
