// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.Override;
import java.lang.String;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@link GenericError}. Moshi finds it by its name.
 */
final class GenericErrorJsonAdapter extends JsonAdapter<GenericError> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("error");

    private final JsonAdapter<String> error;

    GenericErrorJsonAdapter(Moshi moshi) {
        this.error = JsonString.ADAPTER;
    }

    @Override
    public GenericError fromJson(JsonReader reader) throws IOException {
        GenericError.Builder builder = new GenericError.Builder();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0:
                    builder.error = this.error.fromJson(reader);
                    break;
                default:
                    builder.unknownMembers = UnknownMembers.read(builder.unknownMembers, reader);
            }
        }
        reader.endObject();
        Required.read(builder.error, "error", reader);
        return new GenericError(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable GenericError value) throws IOException {
        GenericError object = Required.notNull(value);
        writer.beginObject();
        writer.name("error");
        this.error.toJson(writer, object.error);
        UnknownMembers.write(writer, object.unknownMembers);
        writer.endObject();
    }
}
