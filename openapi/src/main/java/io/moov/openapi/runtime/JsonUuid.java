package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.UUID;

/** The adapter of {@code format: uuid}. */
final class JsonUuid extends JsonScalar<UUID> {
    static final JsonAdapter<UUID> ADAPTER = new JsonUuid();

    private JsonUuid() {
        super("a UUID", JsonReader.Token.STRING);
    }

    @Override
    UUID read(JsonReader reader) throws IOException {
        String text = reader.nextString();
        UUID id = UUID.fromString(text);
        // Java also takes ids that lack digits, and would write them with zeros.
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return id;
    }

    @Override
    void write(JsonWriter writer, UUID value) throws IOException {
        writer.value(value.toString());
    }
}
