package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The adapter of a text, a number or a boolean; null stays null. Moshi's own adapters repeat in their messages what they read;
 * here no message does, because it may be a secret.
 */
abstract class JsonScalar<T> extends JsonAdapter<T> {
    private final String expected;
    private final JsonReader.Token token;

    /**
     * @param expected what a message calls the value
     * @param token what the value is in JSON; a number in quotes and a text without them are read too, except as a union's variant
     */
    JsonScalar(String expected, JsonReader.Token token) {
        this.expected = expected;
        this.token = token;
    }

    abstract T read(JsonReader reader) throws IOException;

    abstract void write(JsonWriter writer, T value) throws IOException;

    @Override
    public final @Nullable T fromJson(JsonReader reader) throws IOException {
        JsonReader.Token next = reader.peek();
        if (next == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        try {
            VariantFit.exact(reader, next == token);
            return read(reader);
        } catch (RuntimeException e) {
            // Its message may hold the value.
        }
        throw new JsonDataException("Expected " + expected + " at path " + reader.getPath());
    }

    @Override
    public final void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else {
            write(writer, value);
        }
    }
}
