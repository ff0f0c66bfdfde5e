package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreKeysTest {
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final byte[] OTHER_KEY = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 24, 31, 33, 64})
    void refusesAKeyOfAnotherLengthWithoutShowingIt(int length) {
        byte[] key = "s".repeat(length).getBytes(StandardCharsets.US_ASCII);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreKeys.of("k1", key))
                .withMessageStartingWith("the store key k1 has " + length + " bytes; AES-256 needs 32")
                .withMessageNotContaining("sss");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreKeys.of("k0", KEY).alsoReading("k1", key))
                .withMessageStartingWith("the store key k1 has " + length + " bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "a\n",
                "ä",
                "a/b",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void refusesAMalformedId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreKeys.of(id, KEY))
                .withMessageStartingWith("id of a store key is malformed");
    }

    @Test
    void refusesAnIdTwice() {
        StoreKeys keys = StoreKeys.of("a", KEY).alsoReading("b", OTHER_KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keys.alsoReading("a", OTHER_KEY))
                .withMessageStartingWith("there is a key with the id a already");
        assertThatIllegalArgumentException().isThrownBy(() -> keys.alsoReading("b", OTHER_KEY));
    }

    @Test
    void takesACopyOfAKey() {
        byte[] key = KEY.clone();
        StoreKeys keys = StoreKeys.of("a", key);
        Arrays.fill(key, (byte) 0);
        assertThat(keys.find("a").getEncoded()).isEqualTo(KEY);
    }

    @Test
    void writesWithTheFirstAndIsNotChangedByAddingOldOnes() {
        StoreKeys one = StoreKeys.of("a", KEY);
        StoreKeys two = one.alsoReading("b", OTHER_KEY);
        assertThat(two.writingId()).isEqualTo("a");
        assertThat(two.find("b")).isNotNull();
        assertThat(one.find("b")).isNull();
    }

    @Test
    void showsIdsOnly() {
        assertThat(StoreKeys.of("2026-11", KEY).alsoReading("2026-10", OTHER_KEY))
                .hasToString("StoreKeys{ids=[2026-11, 2026-10]}");
    }
}
