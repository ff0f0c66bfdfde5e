package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.time.LocalDate;

/** The adapter of {@code format: date}: a full-date of RFC 3339. */
final class JsonDate extends JsonScalar<LocalDate> {
    static final JsonAdapter<LocalDate> ADAPTER = new JsonDate();

    private JsonDate() {
        super("a date (RFC 3339)", JsonReader.Token.STRING);
    }

    @Override
    LocalDate read(JsonReader reader) throws IOException {
        return LocalDate.parse(reader.nextString());
    }

    @Override
    void write(JsonWriter writer, LocalDate value) throws IOException {
        writer.value(value.toString());
    }
}
