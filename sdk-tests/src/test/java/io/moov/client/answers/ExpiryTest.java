package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code expires_in}, which some sources give as a lifetime and some as a moment. */
class ExpiryTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 900, 86_400, 999_999_999, -1, -900, -999_999_999_999L})
    void isALifetimeIfItIsTooSmallForAMoment(long seconds) {
        Instant before = Instant.now();
        AuthToken token = tokenWith(String.valueOf(seconds));
        Instant after = Instant.now();
        assertThat(token.getExpiresIn()).isEqualTo(seconds);
        assertThat(token.getExpiresAt()).isBetween(before.plusSeconds(seconds), after.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "1000000000, 2001-09-09T01:46:40Z",
        "1736964352, 2025-01-15T18:05:52Z",
        "2147483647, 2038-01-19T03:14:07Z",
        "2147483648, 2038-01-19T03:14:08Z",
        "9007199254740993, +285428751-11-12T07:36:33Z",
    })
    void isAMomentIfItIsTooGreatForALifetime(long seconds, Instant moment) {
        AuthToken token = tokenWith(String.valueOf(seconds));
        assertThat(token.getExpiresIn()).isEqualTo(seconds);
        assertThat(token.getExpiresAt()).isEqualTo(moment);
    }

    @Test
    void endsWhereInstantsEnd() {
        long last = Instant.MAX.getEpochSecond();
        assertThat(tokenWith(String.valueOf(last)).getExpiresAt().getEpochSecond())
                .isEqualTo(last);
        assertThat(tokenWith(String.valueOf(last + 1)).getExpiresAt()).isEqualTo(Instant.MAX);
        assertThat(tokenWith(String.valueOf(Long.MAX_VALUE)).getExpiresAt()).isEqualTo(Instant.MAX);
        assertThat(tokenWith(String.valueOf(Long.MIN_VALUE)).getExpiresAt()).isEqualTo(Instant.MIN);
        assertThat(tokenWith(String.valueOf(Long.MIN_VALUE)).getExpiresIn()).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void ofTheSameObjectNeverMoves() {
        AuthToken token = tokenWith("900");
        Instant first = token.getExpiresAt();
        assertThat(token.toBuilder().build().getExpiresAt()).isEqualTo(first);
        assertThat(token.getExpiresAt()).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"900.0, 900", "9e2, 900", "'\"900\"', 900", "1736964352.0, 1736964352"})
    void mayBeWrittenInAnotherWay(String json, long value) {
        assertThat(tokenWith(json).getExpiresIn()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "900.5",
                "true",
                "\"\"",
                "\"soon\"",
                "\"2025-01-15T18:05:52Z\"",
                "[900]",
                "{}",
                "9223372036854775808",
                "-9223372036854775809",
                "1e1000000000",
                "1e-1000000000"
            })
    void thatIsNoWholeNumberOf64BitsIsNamed(String json) {
        api.answer(200, Answers.TOKEN_JSON.replace("900", json));
        try (MoovClient moov = api.client().build()) {
            assertThat(CallStyle.BLOCKING.failure(moov, Operation.CREATE))
                    .isInstanceOf(DecodingException.class)
                    .hasMessageContaining("$.expires_in")
                    .hasMessageNotContaining(json.length() > 4 ? json : "no such text");
        }
        assertThat(api.requestCount()).isEqualTo(1);
    }

    private AuthToken tokenWith(String expiresIn) {
        api.answer(200, Answers.TOKEN_JSON.replace("900", expiresIn));
        try (MoovClient moov = api.client().build()) {
            return moov.authentication().createAccessToken(Samples.clientCredentials());
        }
    }
}
