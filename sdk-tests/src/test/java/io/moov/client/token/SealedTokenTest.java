package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.auth.AuthToken;
import io.moov.client.auth.TokenType;
import io.moov.client.token.SealedToken.Place;
import io.moov.client.token.SealedToken.RefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Whatever is done to a stored value, it is refused with a reason, and never becomes a wrong token or a crash. */
class SealedTokenTest {
    private static final String UNKNOWN_FORMAT = "a format that this version of the SDK does not know";
    private static final String UNKNOWN_KEY_ID = "add that key with alsoReading";
    private static final String TRUNCATED = "its end is missing";
    private static final String NOT_AUTHENTIC = "it was changed, or belongs to another";
    private static final String MALFORMED = "it is authentic, but what it says is not a token";
    private static final String ACCESS = "canary-access-token";
    private static final String REFRESH = "canary-refresh-token";
    private static final Place PLACE = place("acme", "/accounts.read");
    private static final StoreKeys KEYS = StoreKeys.of("k1", StoreKeysTest.KEY);
    private static final SealedToken TOKEN = new SealedToken(token(ACCESS), 900_000_000_000L, 123_456, 123_457);

    private final byte[] sealed = TOKEN.seal(KEYS, PLACE, 7);

    private static Place place(String publicKey, String scopes) {
        return new Place("https://api.moov.io/", publicKey, scopes, "v2024.01.00");
    }

    private static AuthToken token(String accessToken) {
        return AuthToken.builder()
                .tokenType(TokenType.of("opaque"))
                .accessToken(accessToken)
                .refreshToken(REFRESH)
                .expiresIn(900)
                .scope("/accounts.read")
                .build();
    }

    @Test
    void isOpenedByTheSameKeysInTheSamePlace() throws Exception {
        SealedToken token = SealedToken.open(sealed, StoreKeys.of("k1", StoreKeysTest.KEY), PLACE, 7);
        assertThat(token)
                .usingRecursiveComparison()
                .ignoringFields("token.receivedAt")
                .isEqualTo(TOKEN);
    }

    @Test
    void mayHaveAnyTextsAndTimes() throws Exception {
        SealedToken odd = new SealedToken(token("~!"), Long.MIN_VALUE, Long.MAX_VALUE, -1);
        SealedToken huge = new SealedToken(token("x".repeat(200_000)), Long.MAX_VALUE, 0, Long.MIN_VALUE);
        AuthToken least = token(ACCESS).toBuilder().scope(null).build();
        SealedToken sparse = new SealedToken(least, 0, 0, 0);
        for (SealedToken token : new SealedToken[] {odd, huge, sparse}) {
            assertThat(SealedToken.open(token.seal(KEYS, PLACE, 1), KEYS, PLACE, 1))
                    .usingRecursiveComparison()
                    .ignoringFields("token.receivedAt")
                    .isEqualTo(token);
        }
    }

    /** Nobody sends it, and who opens the value need not have it. */
    @Test
    void hasNoRefreshToken() throws Exception {
        assertThat(SealedToken.open(sealed, KEYS, PLACE, 7).token.getRefreshToken())
                .isNull();
    }

    @Test
    void showsNothingAndIsNeverTheSameTwice() {
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary", "acme", "accounts");
        assertThat(TOKEN.seal(KEYS, PLACE, 7)).isNotEqualTo(sealed);
        assertThat(PLACE.key).doesNotContain("acme", "accounts");
    }

    @Test
    void isRefusedWithAnotherKeyOfTheSameId() {
        assertThat(refusal(sealed, StoreKeys.of("k1", StoreKeysTest.OTHER_KEY), PLACE, 7))
                .isEqualTo(NOT_AUTHENTIC);
    }

    @Test
    void isRefusedWithAnUnknownKeyId() {
        assertThat(refusal(sealed, StoreKeys.of("k2", StoreKeysTest.KEY), PLACE, 7))
                .isEqualTo(UNKNOWN_KEY_ID);
    }

    @Test
    void isOpenedWithAnOldKeyAndSealedAgainWithTheNewOne() throws Exception {
        StoreKeys rotated = StoreKeys.of("k2", StoreKeysTest.OTHER_KEY).alsoReading("k1", StoreKeysTest.KEY);
        SealedToken token = SealedToken.open(sealed, rotated, PLACE, 7);
        assertThat(token)
                .usingRecursiveComparison()
                .ignoringFields("token.receivedAt")
                .isEqualTo(TOKEN);

        byte[] again = token.seal(rotated, PLACE, 8);

        StoreKeys newOnly = StoreKeys.of("k2", StoreKeysTest.OTHER_KEY);
        assertThat(SealedToken.open(again, newOnly, PLACE, 8))
                .usingRecursiveComparison()
                .ignoringFields("token.receivedAt")
                .isEqualTo(TOKEN);
        assertThat(refusal(again, KEYS, PLACE, 8)).isEqualTo(UNKNOWN_KEY_ID);
    }

    @Test
    void isRefusedUnderTheIdOfAnotherKnownKey() {
        StoreKeys both = StoreKeys.of("k1", StoreKeysTest.KEY).alsoReading("k2", StoreKeysTest.KEY);
        byte[] renamed = sealed.clone();
        renamed[3] = '2';
        assertThat(refusal(renamed, both, PLACE, 7)).isEqualTo(NOT_AUTHENTIC);
    }

    @Test
    void isRefusedInAnotherPlace() {
        for (Place other : new Place[] {
            place("acme", "/accounts.write"),
            place("acme2", "/accounts.read"),
            place("acm", "e/accounts.read"),
            new Place("https://sandbox.moov.io/", "acme", "/accounts.read", "v2024.01.00"),
            new Place("https://api.moov.io/", "acme", "/accounts.read", "v2026.10.00")
        }) {
            assertThat(refusal(sealed, KEYS, other, 7)).isEqualTo(NOT_AUTHENTIC);
            assertThat(other.key).isNotEqualTo(PLACE.key);
        }
    }

    @Test
    void isFoundInTheSamePlaceByAllProcesses() {
        assertThat(place("acme", "/accounts.read").key).isEqualTo(PLACE.key);
    }

    @Test
    void isRefusedUnderAnotherVersion() {
        for (long version : new long[] {6, 8, 0, -7, Long.MAX_VALUE}) {
            assertThat(refusal(sealed, KEYS, PLACE, version)).isEqualTo(NOT_AUTHENTIC);
        }
    }

    @Test
    void isRefusedWhicheverBitWasChanged() {
        Set<String> reasons = new HashSet<>();
        for (int i = 0; i < sealed.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = sealed.clone();
                changed[i] ^= (byte) (1 << bit);
                reasons.add(refusal(changed, KEYS, PLACE, 7));
            }
        }
        assertThat(reasons).containsExactlyInAnyOrder(UNKNOWN_FORMAT, UNKNOWN_KEY_ID, TRUNCATED, NOT_AUTHENTIC);
    }

    @Test
    void isRefusedWhereverItIsCutOffOrMadeLonger() {
        for (int length = 0; length < sealed.length; length++) {
            assertThat(refusal(Arrays.copyOf(sealed, length), KEYS, PLACE, 7)).isIn(TRUNCATED, NOT_AUTHENTIC);
        }
        assertThat(refusal(Arrays.copyOf(sealed, sealed.length + 1), KEYS, PLACE, 7))
                .isEqualTo(NOT_AUTHENTIC);
    }

    @Test
    void isRefusedIfWhatIsAuthenticIsNotAToken() throws Exception {
        byte[] times = new byte[24];
        for (String json : new String[] {"", "{", "{}", "null", "[]", "text", "{\"access_token\":1}"}) {
            byte[] value = sealedBytes(new Buffer().write(times).writeUtf8(json).readByteArray());
            assertThat(refusal(value, KEYS, PLACE, 7)).isEqualTo(MALFORMED);
        }
        for (int length = 0; length < times.length; length++) {
            assertThat(refusal(sealedBytes(Arrays.copyOf(times, length)), KEYS, PLACE, 7))
                    .isEqualTo(MALFORMED);
        }
    }

    /** What somebody with the key encrypts, as the format says. */
    private static byte[] sealedBytes(byte[] content) throws Exception {
        byte[] header = {2, 2, 'k', '1'};
        byte[] nonce = new byte[12];
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, KEYS.writing(), new GCMParameterSpec(128, nonce));
        Buffer owner = new Buffer();
        for (String text : new String[] {"https://api.moov.io/", "acme", "/accounts.read", "v2024.01.00"}) {
            owner.writeInt(text.length()).writeUtf8(text);
        }
        cipher.updateAAD(new Buffer()
                .write(header)
                .write(owner.readByteString())
                .writeLong(7)
                .readByteArray());
        return new Buffer()
                .write(header)
                .write(nonce)
                .write(cipher.doFinal(content))
                .readByteArray();
    }

    private static String refusal(byte[] value, StoreKeys keys, Place place, long version) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> SealedToken.open(value, keys, place, version));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.toString()).contains("the stored token is refused: ").doesNotContain("canary", "acme");
        assertThat(refused).hasNoCause();
        return Stream.of(UNKNOWN_FORMAT, UNKNOWN_KEY_ID, TRUNCATED, NOT_AUTHENTIC, MALFORMED)
                .filter(refused.getMessage()::contains)
                .findFirst()
                .orElseThrow();
    }
}
