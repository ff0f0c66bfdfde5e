package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** The adapter of whole numbers. One that does not fit is refused, and not rounded. */
final class JsonLong extends JsonScalar<Long> {
    static final JsonAdapter<Long> ADAPTER = new JsonLong();

    private JsonLong() {
        super("a whole number of 64 bits", JsonReader.Token.NUMBER);
    }

    @Override
    Long read(JsonReader reader) throws IOException {
        return reader.nextLong();
    }

    @Override
    void write(JsonWriter writer, Long value) throws IOException {
        writer.value(value);
    }
}
