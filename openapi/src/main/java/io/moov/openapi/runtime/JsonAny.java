package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The adapter of values that may be any JSON: maps, lists, text, numbers, true, false and null. Numbers are read as
 * {@link java.math.BigDecimal}, which loses no digit.
 */
final class JsonAny extends JsonAdapter<Object> {
    static final JsonAdapter<Object> ADAPTER = new JsonAny().serializeNulls();

    private JsonAny() {}

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
        JsonReader.Token next = reader.peek();
        if (next == JsonReader.Token.BEGIN_OBJECT) {
            return readObject(reader);
        } else if (next == JsonReader.Token.BEGIN_ARRAY) {
            return readArray(reader);
        } else if (next == JsonReader.Token.NUMBER) {
            return JsonDecimal.ADAPTER.fromJson(reader);
        } else if (next == JsonReader.Token.BOOLEAN) {
            return reader.nextBoolean();
        } else if (next == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        return reader.nextString();
    }

    /** Reads a name and its value. */
    static <T extends @Nullable Object> void readEntry(Map<String, T> entries, JsonAdapter<T> value, JsonReader reader)
            throws IOException {
        VariantFit.additionalMember(reader);
        String name = reader.nextName();
        if (entries.containsKey(name)) {
            throw new JsonDataException("A second value at " + reader.getPath());
        }
        entries.put(name, value.fromJson(reader));
    }

    private Map<String, @Nullable Object> readObject(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            readEntry(members, this, reader);
        }
        reader.endObject();
        return members;
    }

    private List<@Nullable Object> readArray(JsonReader reader) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(fromJson(reader));
        }
        reader.endArray();
        return elements;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value instanceof Map) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : ((Map<?, ?>) value).entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                toJson(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Iterable) {
            writer.beginArray();
            for (Object element : (Iterable<?>) value) {
                toJson(writer, element);
            }
            writer.endArray();
        } else if (value == null) {
            writer.nullValue();
        } else if (value instanceof Number) {
            writer.value((Number) value);
        } else if (value instanceof Boolean) {
            writer.value((Boolean) value);
        } else if (value instanceof CharSequence) {
            writer.value(value.toString());
        } else {
            throw new IllegalArgumentException(value.getClass() + " is not JSON at " + writer.getPath());
        }
    }
}
