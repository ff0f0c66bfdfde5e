package io.moov.client.token;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.Moshi;
import io.moov.client.auth.AuthToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import okio.Buffer;
import okio.ByteString;

/**
 * A token as processes share it. The store sees it encrypted (AES-256-GCM), bound to its place and version:
 *
 * <pre>format (1 byte) | length of key id (1) | key id | nonce (12) | ciphertext and tag (16)</pre>
 */
final class SealedToken {
    private static final byte FORMAT = 2;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonAdapter<AuthToken> JSON =
            new Moshi.Builder().build().adapter(AuthToken.class).nonNull();

    /** Without its refresh token, which nobody sends. */
    final AuthToken token;

    /** How long the token lives in all. */
    final long lifeNanos;

    /** When it ends by the store's clock, and by the wall clock of the writer. */
    final long storeExpiryMillis;

    final long wallExpiryMillis;

    SealedToken(AuthToken token, long lifeNanos, long storeExpiryMillis, long wallExpiryMillis) {
        this.token = token.toBuilder().refreshToken(null).build();
        this.lifeNanos = lifeNanos;
        this.storeExpiryMillis = storeExpiryMillis;
        this.wallExpiryMillis = wallExpiryMillis;
    }

    /** Encrypts with the key that writes. */
    byte[] seal(StoreKeys keys, Place place, long version) {
        byte[] header = header(keys.writingId());
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, keys.writing(), nonce);
            cipher.updateAAD(place.associatedData(header, version));
            byte[] encrypted = cipher.doFinal(toBytes());
            return new Buffer().write(header).write(nonce).write(encrypted).readByteArray();
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Decrypts with whichever key it names. */
    static SealedToken open(byte[] sealed, StoreKeys keys, Place place, long version) throws RefusedException {
        byte[] header = headerOf(sealed);
        SecretKey key = keys.find(new String(header, 2, header.length - 2, StandardCharsets.US_ASCII));
        if (key == null) {
            throw new RefusedException(
                    "it is encrypted with a key whose id is not among the store keys; add that key with alsoReading");
        }
        int encryptedFrom = header.length + NONCE_BYTES;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOfRange(sealed, header.length, encryptedFrom));
            cipher.updateAAD(place.associatedData(header, version));
            return ofBytes(cipher.doFinal(sealed, encryptedFrom, sealed.length - encryptedFrom));
        } catch (AEADBadTagException e) {
            throw new RefusedException(
                    "it was changed, or belongs to another client, API, version or set of scopes, or was"
                            + " encrypted with another key of the same id");
        } catch (IOException | JsonDataException e) {
            throw new RefusedException(
                    "it is authentic, but what it says is not a token; was it written by another version of the SDK?");
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static byte[] header(String keyId) {
        return new Buffer()
                .writeByte(FORMAT)
                .writeByte(keyId.length())
                .writeUtf8(keyId)
                .readByteArray();
    }

    private static byte[] headerOf(byte[] sealed) throws RefusedException {
        if (sealed.length > 0 && sealed[0] != FORMAT) {
            throw new RefusedException("it has a format that this version of the SDK does not know");
        }
        int length = sealed.length < 2 ? 2 : 2 + Byte.toUnsignedInt(sealed[1]);
        if (sealed.length < length + NONCE_BYTES + TAG_BYTES) {
            throw new RefusedException("its end is missing");
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

    private byte[] toBytes() {
        Buffer out =
                new Buffer().writeLong(lifeNanos).writeLong(storeExpiryMillis).writeLong(wallExpiryMillis);
        return out.writeUtf8(JSON.toJson(token)).readByteArray();
    }

    private static SealedToken ofBytes(byte[] bytes) throws IOException {
        Buffer in = new Buffer().write(bytes);
        long lifeNanos = in.readLong();
        long storeExpiryMillis = in.readLong();
        long wallExpiryMillis = in.readLong();
        return new SealedToken(JSON.fromJson(in), lifeNanos, storeExpiryMillis, wallExpiryMillis);
    }

    /** Where a token is in a store, and whose it is. */
    static final class Place {
        /** Tells nothing of those whose token it is, but is the same for the same ones. */
        final String key;

        private final byte[] owner;

        /** The texts have their lengths in front, so that no others have the same bytes. */
        Place(String baseUrl, String publicKey, String scopes, String apiVersion) {
            Buffer texts = new Buffer();
            for (String text : List.of(baseUrl, publicKey, scopes, apiVersion)) {
                ByteString utf8 = ByteString.encodeUtf8(text);
                texts.writeInt(utf8.size()).write(utf8);
            }
            this.owner = texts.readByteArray();
            this.key = "moov:token:" + ByteString.of(owner).sha256().base64Url().replace("=", "");
        }

        /** What a value is bound to, so that it cannot be taken for another's or for a newer one. */
        private byte[] associatedData(byte[] header, long version) {
            return new Buffer().write(header).write(owner).writeLong(version).readByteArray();
        }
    }

    /** A stored value that must not be used. The message says why and shows nothing of the value. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1;

        RefusedException(String reason) {
            super("the stored token is refused: " + reason);
        }
    }
}
