package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What adapters of texts, numbers and booleans read, and what they write for it. */
final class JsonScalarTest {
    private static final List<JsonAdapter<?>> ALL = List.of(
            JsonString.ADAPTER,
            JsonHeaderValue.ADAPTER,
            JsonBoolean.ADAPTER,
            JsonLong.ADAPTER,
            JsonDouble.ADAPTER,
            JsonDecimal.ADAPTER,
            JsonDecimalText.ADAPTER,
            JsonDateTime.ADAPTER,
            JsonDate.ADAPTER,
            JsonUuid.ADAPTER,
            JsonUri.ADAPTER,
            JsonBase64.ADAPTER);

    @Test
    void writesWhatItRead() throws IOException {
        assertSame(JsonString.ADAPTER, "\"a\"");
        assertSame(JsonHeaderValue.ADAPTER, "\"a b\"");
        assertSame(JsonBoolean.ADAPTER, "true");
        assertSame(JsonLong.ADAPTER, "-9223372036854775808");
        assertSame(JsonDouble.ADAPTER, "0.1");
        assertSame(JsonDecimal.ADAPTER, "12345678901234567890.10");
        assertSame(JsonDecimalText.ADAPTER, "\"0.10\"");
        assertSame(JsonDateTime.ADAPTER, "\"2024-05-06T00:00:00Z\"");
        assertSame(JsonDateTime.ADAPTER, "\"2024-05-06T07:08:09.123456789+05:30\"");
        assertSame(JsonDate.ADAPTER, "\"2024-02-29\"");
        assertSame(JsonUuid.ADAPTER, "\"00000000-0000-0001-0000-000000000002\"");
        assertSame(JsonUri.ADAPTER, "\"https://a.example/b%20c?d=e#f\"");
        assertSame(JsonUri.ADAPTER, "\"/b/ü\"");
        assertSame(JsonBase64.ADAPTER, "\"+/8=\"");
    }

    @Test
    void nullStaysNull() throws IOException {
        for (JsonAdapter<?> adapter : ALL) {
            assertSame(adapter.serializeNulls(), "null");
        }
    }

    @Test
    void noMessageHoldsWhatWasRead() {
        for (JsonAdapter<?> adapter : ALL) {
            if (adapter != JsonString.ADAPTER) {
                assertThatThrownBy(() -> adapter.fromJson("\"[s3cret \""))
                        .isInstanceOf(JsonDataException.class)
                        .hasMessageStartingWith("Expected ")
                        .hasMessageEndingWith(" at path $")
                        .hasMessageNotContaining("s3cret")
                        .hasNoCause();
            }
        }
        assertThatThrownBy(() -> JsonString.ADAPTER.fromJson("[]")).hasMessage("Expected a string at path $");
    }

    /** What servers send in place of RFC 3339; a whole response would be lost to it. */
    @ParameterizedTest
    @CsvSource({
        "2024-05-06T07:08:09,         2024-05-06T07:08:09Z",
        "2024-05-06T07:08,            2024-05-06T07:08:00Z",
        "2024-05-06 07:08:09.5,       2024-05-06T07:08:09.5Z",
        "2024-05-06 07:08:09 UTC,     2024-05-06T07:08:09Z",
        "2024-05-06T07:08:09+0530,    2024-05-06T07:08:09+05:30",
        "2024-05-06T07:08:09-08,      2024-05-06T07:08:09-08:00",
        "2016-12-31T23:59:60Z,        2016-12-31T23:59:59Z",
        "2017-01-01T00:59:60.5+01:00, 2017-01-01T00:59:59.5+01:00",
        "2024-05-06T07:08:09.1234567891234Z, 2024-05-06T07:08:09.123456789Z",
        "2024-05-06,                  2024-05-06T00:00:00Z",
    })
    void dateTimesAreReadLeniently(String text, String asWritten) throws IOException {
        assertThat(JsonDateTime.ADAPTER.toJson(JsonDateTime.ADAPTER.fromJson("\"" + text + "\"")))
                .isEqualTo("\"" + asWritten + "\"");
    }

    @Test
    void whatIsNoDateIsRefused() {
        for (String text :
                List.of("", "soon", "2024-13-01T00:00:00", "2024-05-06T25:00:00", "06.05.2024", "1714979289")) {
            assertThatThrownBy(() -> JsonDateTime.ADAPTER.fromJson("\"" + text + "\""))
                    .hasMessage("Expected a date and time (RFC 3339) at path $");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/b c,          https://a.example/b%20c",
        "https://a.example/?q={x|y}^,    https://a.example/?q=%7Bx%7Cy%7D%5E",
        "https://a.example/100%,         https://a.example/100%25",
        "https://a.example/a%2Fb%2g,     https://a.example/a%2Fb%252g",
        "https://a.example/\u00a0,       https://a.example/%C2%A0",
    })
    void urisAreReadLeniently(String text, String asWritten) throws IOException {
        assertThat(JsonUri.ADAPTER.fromJson("\"" + text + "\"")).hasToString(asWritten);
    }

    @Test
    void numbersHaveASaneLength() throws IOException {
        String longest = "9".repeat(1000);
        assertSame(JsonDecimal.ADAPTER, longest);
        assertSame(JsonAny.ADAPTER, "{\"a\":[" + longest + "]}");

        for (String json : List.of("1" + longest, "0." + longest)) {
            assertThatThrownBy(() -> JsonDecimal.ADAPTER.fromJson(json))
                    .hasMessage("Expected a number of at most 1000 characters at path $");
            assertThatThrownBy(() -> JsonAny.ADAPTER.fromJson("{\"a\":" + json + "}"))
                    .hasMessageEndingWith("at path $.a");
        }
        assertThatThrownBy(() -> JsonDecimalText.ADAPTER.fromJson("\"1" + longest + "\""))
                .isInstanceOf(JsonDataException.class);
    }

    @Test
    void whatFitsNoLongIsRefused() {
        for (String json : List.of("9223372036854775808", "1.5", "1e400")) {
            assertThatThrownBy(() -> JsonLong.ADAPTER.fromJson(json))
                    .hasMessage("Expected a whole number of 64 bits at path $");
        }
    }

    private static <T> void assertSame(JsonAdapter<T> adapter, String json) throws IOException {
        assertThat(adapter.toJson(adapter.fromJson(json))).isEqualTo(json);
    }
}
