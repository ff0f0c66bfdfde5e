package io.moov.client.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that values in a {@link TokenStore} are encrypted with (AES-256-GCM): one that writes and reads, and old ones
 * that can still read.
 *
 * <p>To rotate, first let all processes read with the new key, then let them write with it, and drop the old one when a
 * token's lifetime has passed:
 *
 * <pre>{@code
 * StoreKeys before = StoreKeys.of("2026-10", october);
 * StoreKeys first = StoreKeys.of("2026-10", october).alsoReading("2026-11", november);
 * StoreKeys then = StoreKeys.of("2026-11", november).alsoReading("2026-10", october);
 * StoreKeys after = StoreKeys.of("2026-11", november);
 * }</pre>
 *
 * <p>Immutable and thread-safe. {@link #toString()} shows the ids only. An id is stored in clear beside what it encrypts.
 */
public final class StoreKeys {
    private static final int KEY_BYTES = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The first one writes. */
    private final List<Key> keys;

    private StoreKeys(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * Makes a set of one key.
     *
     * @param id a name for the key, by which it is found again: up to 64 letters, digits, dots, dashes and underscores
     * @param key 32 random bytes, of which a copy is kept
     * @return the keys
     * @throws IllegalArgumentException if the id or the length of the key is wrong; the message does not repeat the key
     */
    public static StoreKeys of(String id, byte[] key) {
        return new StoreKeys(List.of(Key.of(id, key)));
    }

    /**
     * Adds a key that reads and never writes: one that was used before, or will be used next.
     *
     * @param id the name that the key was or will be used under
     * @param key 32 bytes, of which a copy is kept
     * @return these keys and that one
     * @throws IllegalArgumentException if the id or the length of the key is wrong, or the id is there already
     */
    public StoreKeys alsoReading(String id, byte[] key) {
        Key old = Key.of(id, key);
        if (find(id) != null) {
            throw new IllegalArgumentException(
                    "there is a key with the id " + id + " already; give each key an id of its own");
        }
        List<Key> all = new ArrayList<>(keys);
        all.add(old);
        return new StoreKeys(List.copyOf(all));
    }

    /** The id of the key that writes. */
    String writingId() {
        return keys.get(0).id;
    }

    /** The key of an id, if it is here. */
    @Nullable
    SecretKey find(String id) {
        for (Key key : keys) {
            if (key.id.equals(id)) {
                return key.secret;
            }
        }
        return null;
    }

    /** The key that writes. */
    SecretKey writing() {
        return keys.get(0).secret;
    }

    @Override
    public String toString() {
        return "StoreKeys{ids=" + keys + "}";
    }

    private static final class Key {
        private final String id;
        private final SecretKey secret;

        private Key(String id, SecretKey secret) {
            this.id = id;
            this.secret = secret;
        }

        private static Key of(String id, byte[] key) {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(key, "key");
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException(
                        "id of a store key is malformed; use up to 64 letters, digits, dots, dashes and underscores");
            }
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException("the store key " + id + " has " + key.length
                        + " bytes; AES-256 needs 32 random ones, such as those of 'openssl rand 32'");
            }
            return new Key(id, new SecretKeySpec(key, "AES"));
        }

        @Override
        public String toString() {
            return id;
        }
    }
}
