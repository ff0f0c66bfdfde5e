package io.moov.openapi.runtime;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members of an object that its model does not declare: they survive reading and writing back, and are never printed, as they may
 * be secret. An object without any has null in their place.
 */
final class UnknownMembers {
    private UnknownMembers() {}

    /** Reads a name and its value, and returns all that were read so far. */
    static Map<String, @Nullable Object> read(@Nullable Map<String, @Nullable Object> soFar, JsonReader reader)
            throws IOException {
        VariantFit.unknownMember(reader);
        if (reader.failOnUnknown()) {
            reader.skipName(); // which throws
        }
        Map<String, @Nullable Object> members = soFar == null ? new LinkedHashMap<>() : soFar;
        readAhead(reader, members);
        reader.skipName();
        reader.skipValue();
        return members;
    }

    /** Messages name the path of the reader, which must not hold names that the document does not know. */
    private static void readAhead(JsonReader reader, Map<String, @Nullable Object> members) throws IOException {
        JsonReader ahead = reader.peekJson();
        ahead.setFailOnUnknown(false);
        try {
            members.put(ahead.nextName(), JsonAny.ADAPTER.fromJson(ahead));
        } catch (JsonDataException | JsonEncodingException e) {
            reader.skipName();
            reader.skipValue(); // which throws if this is not JSON
            throw new JsonDataException("A member that is not declared cannot be read at " + reader.getPath());
        }
    }

    static void write(JsonWriter writer, @Nullable Map<String, @Nullable Object> members) throws IOException {
        if (members != null) {
            for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
                writer.name(member.getKey());
                JsonAny.ADAPTER.toJson(writer, member.getValue());
            }
        }
    }

    static @Nullable Object get(@Nullable Map<String, @Nullable Object> members, String name) {
        return members == null ? null : members.get(name);
    }
}
