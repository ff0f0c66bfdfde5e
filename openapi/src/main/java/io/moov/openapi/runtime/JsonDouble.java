package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** The adapter of numbers in binary floating point. */
final class JsonDouble extends JsonScalar<Double> {
    static final JsonAdapter<Double> ADAPTER = new JsonDouble();

    private JsonDouble() {
        super("a number", JsonReader.Token.NUMBER);
    }

    @Override
    Double read(JsonReader reader) throws IOException {
        return reader.nextDouble();
    }

    @Override
    void write(JsonWriter writer, Double value) throws IOException {
        writer.value(value);
    }
}
