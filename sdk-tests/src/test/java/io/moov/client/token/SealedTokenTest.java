package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.auth.AuthToken;
import io.moov.client.auth.TokenType;
import io.moov.client.token.RefusedValueException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is done to a stored value, it is refused with a reason, and never becomes a wrong token or a crash. */
class SealedTokenTest {
    private static final String ACCESS = "canary-access-token";
    private static final String REFRESH = "canary-refresh-token";
    private static final StoreKey PLACE = StoreKey.of("acme", "/accounts.read");
    private static final StoreKeys KEYS = StoreKeys.of("k1", StoreKeysTest.KEY);
    private static final StoredToken TOKEN =
            new StoredToken(token(ACCESS), true, Instant.parse("2026-11-24T10:00:00.123Z"), Duration.ofMinutes(15));

    private final byte[] sealed = SealedToken.seal(TOKEN, KEYS, PLACE, 7);

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
        StoredToken token = SealedToken.open(sealed, StoreKeys.of("k1", StoreKeysTest.KEY), PLACE, 7);
        assertThat(token)
                .usingRecursiveComparison()
                .ignoringFields("token.receivedAt")
                .isEqualTo(TOKEN);
    }

    @Test
    void mayHaveAnyTextsAndTimes() throws Exception {
        StoredToken odd = new StoredToken(token("ä█\0"), false, Instant.MIN, Duration.ZERO);
        StoredToken empty = new StoredToken(token(""), false, Instant.EPOCH, Duration.ofNanos(1));
        StoredToken huge = new StoredToken(token("x".repeat(200_000)), false, Instant.MAX, Duration.ofDays(1));
        AuthToken least =
                token(ACCESS).toBuilder().refreshToken(null).scope(null).build();
        StoredToken sparse = new StoredToken(least, true, Instant.EPOCH, Duration.ZERO);
        for (StoredToken token : new StoredToken[] {odd, empty, huge, sparse}) {
            assertThat(SealedToken.open(SealedToken.seal(token, KEYS, PLACE, 1), KEYS, PLACE, 1))
                    .usingRecursiveComparison()
                    .ignoringFields("token.receivedAt")
                    .isEqualTo(token);
        }
    }

    @Test
    void showsNothingAndIsNeverTheSameTwice() {
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary", "acme", "accounts");
        assertThat(SealedToken.seal(TOKEN, KEYS, PLACE, 7)).isNotEqualTo(sealed);
        assertThat(TOKEN.toString())
                .contains("accessToken=██", "refreshToken=██")
                .doesNotContain("canary");
    }

    @Test
    void isRefusedWithAnotherKeyOfTheSameId() {
        assertThat(refusal(sealed, StoreKeys.of("k1", StoreKeysTest.OTHER_KEY), PLACE, 7))
                .isEqualTo(Reason.NOT_AUTHENTIC);
    }

    @Test
    void isRefusedWithAnUnknownKeyId() {
        assertThat(refusal(sealed, StoreKeys.of("k2", StoreKeysTest.KEY), PLACE, 7))
                .isEqualTo(Reason.UNKNOWN_KEY_ID);
    }

    @Test
    void isOpenedWithAnOldKeyAndSealedAgainWithTheNewOne() throws Exception {
        StoreKeys rotated = StoreKeys.of("k2", StoreKeysTest.OTHER_KEY).andOld("k1", StoreKeysTest.KEY);
        StoredToken token = SealedToken.open(sealed, rotated, PLACE, 7);
        assertThat(token)
                .usingRecursiveComparison()
                .ignoringFields("token.receivedAt")
                .isEqualTo(TOKEN);

        byte[] again = SealedToken.seal(token, rotated, PLACE, 8);

        StoreKeys newOnly = StoreKeys.of("k2", StoreKeysTest.OTHER_KEY);
        assertThat(SealedToken.open(again, newOnly, PLACE, 8))
                .usingRecursiveComparison()
                .ignoringFields("token.receivedAt")
                .isEqualTo(TOKEN);
        assertThat(refusal(again, KEYS, PLACE, 8)).isEqualTo(Reason.UNKNOWN_KEY_ID);
    }

    @Test
    void isRefusedUnderTheIdOfAnotherKnownKey() {
        StoreKeys both = StoreKeys.of("k1", StoreKeysTest.KEY).andOld("k2", StoreKeysTest.KEY);
        byte[] renamed = sealed.clone();
        renamed[3] = '2';
        assertThat(refusal(renamed, both, PLACE, 7)).isEqualTo(Reason.NOT_AUTHENTIC);
    }

    @Test
    void isRefusedInAnotherPlace() {
        for (StoreKey other : new StoreKey[] {
            StoreKey.of("acme", "/accounts.write"),
            StoreKey.of("acme2", "/accounts.read"),
            StoreKey.of("acm", "e/accounts.read")
        }) {
            assertThat(refusal(sealed, KEYS, other, 7)).isEqualTo(Reason.NOT_AUTHENTIC);
        }
    }

    @Test
    void isRefusedUnderAnotherVersion() {
        for (long version : new long[] {6, 8, 0, -7, Long.MAX_VALUE}) {
            assertThat(refusal(sealed, KEYS, PLACE, version)).isEqualTo(Reason.NOT_AUTHENTIC);
        }
    }

    @Test
    void isRefusedWhicheverBitWasChanged() {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (int i = 0; i < sealed.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = sealed.clone();
                changed[i] ^= (byte) (1 << bit);
                reasons.add(refusal(changed, KEYS, PLACE, 7));
            }
        }
        assertThat(reasons)
                .containsExactlyInAnyOrder(
                        Reason.UNKNOWN_FORMAT, Reason.UNKNOWN_KEY_ID, Reason.TRUNCATED, Reason.NOT_AUTHENTIC);
    }

    @Test
    void isRefusedWhereverItIsCutOffOrMadeLonger() {
        for (int length = 0; length < sealed.length; length++) {
            assertThat(refusal(Arrays.copyOf(sealed, length), KEYS, PLACE, 7))
                    .isIn(Reason.TRUNCATED, Reason.NOT_AUTHENTIC);
        }
        assertThat(refusal(Arrays.copyOf(sealed, sealed.length + 1), KEYS, PLACE, 7))
                .isEqualTo(Reason.NOT_AUTHENTIC);
    }

    @Test
    void isRefusedIfWhatIsAuthenticIsNoToken() {
        byte[] bytes = TOKEN.toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            RefusedValueException refused =
                    catchThrowableOfType(RefusedValueException.class, () -> StoredToken.ofBytes(cut));
            assertThat(refused.reason()).isEqualTo(Reason.MALFORMED);
        }
        byte[] endless = bytes.clone();
        Arrays.fill(endless, 2, 10, (byte) 0x7f);
        assertThat(catchThrowableOfType(RefusedValueException.class, () -> StoredToken.ofBytes(endless))
                        .reason())
                .isEqualTo(Reason.MALFORMED);
    }

    private static Reason refusal(byte[] value, StoreKeys keys, StoreKey place, long version) {
        RefusedValueException refused =
                catchThrowableOfType(RefusedValueException.class, () -> SealedToken.open(value, keys, place, version));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.toString()).contains("the stored token is refused: ").doesNotContain("canary", "acme");
        assertThat(refused).hasNoCause();
        return refused.reason();
    }
}
