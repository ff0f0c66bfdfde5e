package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
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
        switch (reader.peek()) {
            case BEGIN_OBJECT:
                return readObject(reader);
            case BEGIN_ARRAY:
                return readArray(reader);
            case NUMBER:
                return JsonDecimal.ADAPTER.fromJson(reader);
            case BOOLEAN:
                return reader.nextBoolean();
            case NULL:
                return reader.nextNull();
            default:
                return reader.nextString();
        }
    }

    private Map<String, @Nullable Object> readObject(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            JsonMap.readEntry(members, this, reader);
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
