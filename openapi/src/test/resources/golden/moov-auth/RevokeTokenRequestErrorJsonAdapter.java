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
 * Reads and writes {@link RevokeTokenRequestError}. Moshi finds it by its name.
 */
final class RevokeTokenRequestErrorJsonAdapter extends JsonAdapter<RevokeTokenRequestError> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("token", "token_type_hint");

    private final JsonAdapter<String> token;

    private final JsonAdapter<String> tokenTypeHint;

    RevokeTokenRequestErrorJsonAdapter(Moshi moshi) {
        this.token = JsonString.ADAPTER;
        this.tokenTypeHint = JsonString.ADAPTER;
    }

    @Override
    public RevokeTokenRequestError fromJson(JsonReader reader) throws IOException {
        RevokeTokenRequestError.Builder builder = new RevokeTokenRequestError.Builder();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0:
                    builder.token = this.token.fromJson(reader);
                    break;
                case 1:
                    builder.tokenTypeHint = this.tokenTypeHint.fromJson(reader);
                    break;
                default:
                    builder.unknownMembers = UnknownMembers.read(builder.unknownMembers, reader);
            }
        }
        reader.endObject();
        return new RevokeTokenRequestError(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable RevokeTokenRequestError value) throws
            IOException {
        RevokeTokenRequestError object = Required.notNull(value);
        writer.beginObject();
        if (object.token != null) {
            writer.name("token");
            this.token.toJson(writer, object.token);
        }
        if (object.tokenTypeHint != null) {
            writer.name("token_type_hint");
            this.tokenTypeHint.toJson(writer, object.tokenTypeHint);
        }
        UnknownMembers.write(writer, object.unknownMembers);
        writer.endObject();
    }
}
