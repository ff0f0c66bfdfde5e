package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** The adapter of true and false. */
final class JsonBoolean extends JsonScalar<Boolean> {
    static final JsonAdapter<Boolean> ADAPTER = new JsonBoolean();

    private JsonBoolean() {
        super("true or false", JsonReader.Token.BOOLEAN);
    }

    @Override
    Boolean read(JsonReader reader) throws IOException {
        return reader.nextBoolean();
    }

    @Override
    void write(JsonWriter writer, Boolean value) throws IOException {
        writer.value(value);
    }
}
