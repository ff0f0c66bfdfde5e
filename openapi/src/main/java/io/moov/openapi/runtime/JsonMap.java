package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The adapter of objects whose names are not known before. Their order is kept, and null is a value. */
final class JsonMap<T extends @Nullable Object> extends JsonAdapter<Map<String, T>> {
    private final JsonAdapter<T> value;

    private JsonMap(JsonAdapter<T> value) {
        this.value = value;
    }

    static <T extends @Nullable Object> JsonAdapter<Map<String, T>> of(JsonAdapter<T> value) {
        return new JsonMap<>(value).serializeNulls().nullSafe();
    }

    @Override
    public Map<String, T> fromJson(JsonReader reader) throws IOException {
        Map<String, T> entries = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            JsonAny.readEntry(entries, value, reader);
        }
        reader.endObject();
        return entries;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Map<String, T> entries) throws IOException {
        writer.beginObject();
        for (Map.Entry<String, T> entry : Required.notNull(entries).entrySet()) {
            writer.name(entry.getKey());
            value.toJson(writer, entry.getValue());
        }
        writer.endObject();
    }
}
