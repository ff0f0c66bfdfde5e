package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Members that a model does not declare. */
final class UnknownMembersTest {
    @Test
    void areWrittenAsTheyWereRead() throws IOException {
        String json = "{\"a\":1.50,\"b\":null,\"c\":{\"d\":[true,null,\"e\"]}}";

        assertThat(written(read(json))).isEqualTo(json);
        assertThat(UnknownMembers.get(read(json), "b")).isNull();
        assertThat(UnknownMembers.get(read("{\"b\":\"x\"}"), "b")).isEqualTo("x");
    }

    @Test
    void areNullIfThereAreNone() throws IOException {
        assertThat(read("{}")).isNull();
        assertThat(written(null)).isEqualTo("{}");
        assertThat(UnknownMembers.get(null, "a")).isNull();
    }

    /** As it is for members that are declared: a second value is no reason to lose the response. */
    @Test
    void theLastOfSeveralValuesStays() throws IOException {
        assertThat(written(read("{\"a\":1,\"a\":2}"))).isEqualTo("{\"a\":2}");
    }

    @Test
    void areRefusedByAReaderThatFailsOnUnknown() {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8("{\"a\":1}"));
        reader.setFailOnUnknown(true);

        assertThatThrownBy(() -> read(reader))
                .isInstanceOf(JsonDataException.class)
                .hasMessageContaining("Cannot skip unexpected");
    }

    private static @Nullable Map<String, @Nullable Object> read(String json) throws IOException {
        return read(JsonReader.of(new Buffer().writeUtf8(json)));
    }

    private static @Nullable Map<String, @Nullable Object> read(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = null;
        reader.beginObject();
        while (reader.hasNext()) {
            members = UnknownMembers.read(members, reader);
        }
        reader.endObject();
        return members;
    }

    private static String written(@Nullable Map<String, @Nullable Object> members) throws IOException {
        Buffer json = new Buffer();
        JsonWriter writer = JsonWriter.of(json);
        writer.beginObject();
        UnknownMembers.write(writer, members);
        writer.endObject();
        return json.readUtf8();
    }
}
