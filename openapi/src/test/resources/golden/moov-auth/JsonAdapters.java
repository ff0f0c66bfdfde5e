package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Adapters of plain values, by the document's types and formats. Moshi lacks most of them, and its own repeat in their
 * messages what they read; here no message does, because it may be a secret.
 */
final class JsonAdapters {
    static final JsonAdapter<String> STRING = of("a string", JsonReader::nextString, JsonWriter::value);
    static final JsonAdapter<String> HEADER_VALUE =
            of("a value that a header can carry", reader -> headerValue(reader.nextString()), JsonWriter::value);
    static final JsonAdapter<Boolean> BOOLEAN = of("true or false", JsonReader::nextBoolean, JsonWriter::value);
    static final JsonAdapter<Long> LONG = of("a whole number of 64 bits", JsonReader::nextLong, JsonWriter::value);
    static final JsonAdapter<Double> DOUBLE = of("a number", JsonReader::nextDouble, JsonWriter::value);
    static final JsonAdapter<BigDecimal> DECIMAL =
            of("a number", reader -> new BigDecimal(reader.nextString()), JsonWriter::value);
    static final JsonAdapter<BigDecimal> DECIMAL_TEXT = of(
            "a number in quotes",
            reader -> new BigDecimal(reader.nextString()),
            (writer, value) -> writer.value(value.toString()));
    static final JsonAdapter<OffsetDateTime> DATE_TIME = of(
            "a date and time (RFC 3339)",
            reader -> OffsetDateTime.parse(reader.nextString()),
            (writer, value) -> writer.value(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value)));
    static final JsonAdapter<LocalDate> DATE = of(
            "a date (RFC 3339)",
            reader -> LocalDate.parse(reader.nextString()),
            (writer, value) -> writer.value(value.toString()));
    static final JsonAdapter<UUID> UNIQUE_ID =
            of("a UUID", reader -> uniqueId(reader.nextString()), (writer, value) -> writer.value(value.toString()));
    static final JsonAdapter<URI> ADDRESS =
            of("a URI", reader -> URI.create(reader.nextString()), (writer, value) -> writer.value(value.toString()));
    static final JsonAdapter<ByteString> BYTES = of(
            "Base64",
            reader -> Objects.requireNonNull(ByteString.decodeBase64(reader.nextString())),
            (writer, value) -> writer.value(value.base64()));

    private JsonAdapters() {}

    /** Java also takes ids that lack digits, and would write them with zeros. */
    private static UUID uniqueId(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return id;
    }

    /** The characters of RFC 6749, appendix A.12; a space at an end would not arrive. */
    private static String headerValue(String text) {
        boolean fits = !text.isEmpty() && !text.startsWith(" ") && !text.endsWith(" ");
        for (int i = 0; fits && i < text.length(); i++) {
            fits = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        }
        if (!fits) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static <T> JsonAdapter<T> of(String expected, Reading<T> reading, Writing<T> writing) {
        return new PlainValue<>(expected, reading, writing).nullSafe();
    }

    private interface Reading<T> {
        T from(JsonReader reader) throws IOException;
    }

    private interface Writing<T> {
        void to(JsonWriter writer, T value) throws IOException;
    }

    private static final class PlainValue<T> extends JsonAdapter<T> {
        private final String expected;
        private final Reading<T> reading;
        private final Writing<T> writing;

        PlainValue(String expected, Reading<T> reading, Writing<T> writing) {
            this.expected = expected;
            this.reading = reading;
            this.writing = writing;
        }

        @Override
        public T fromJson(JsonReader reader) throws IOException {
            try {
                return reading.from(reader);
            } catch (RuntimeException e) {
                throw new JsonDataException("Expected " + expected + " at path " + reader.getPath());
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
            writing.to(writer, Required.notNull(value));
        }
    }
}
