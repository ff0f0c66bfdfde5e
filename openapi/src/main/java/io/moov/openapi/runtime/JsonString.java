package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** The adapter of text. */
final class JsonString extends JsonScalar<String> {
    static final JsonAdapter<String> ADAPTER = new JsonString();

    private JsonString() {
        super("a string", JsonReader.Token.STRING);
    }

    @Override
    String read(JsonReader reader) throws IOException {
        return reader.nextString();
    }

    @Override
    void write(JsonWriter writer, String value) throws IOException {
        writer.value(value);
    }
}
