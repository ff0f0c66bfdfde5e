package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link RevokeTokenRequestError}. Moshi finds it by its name. */
final class RevokeTokenRequestErrorJsonAdapter extends JsonAdapter<RevokeTokenRequestError> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("token", "token_type_hint");

    private final JsonAdapter<String> token;
    private final JsonAdapter<String> tokenTypeHint;

    RevokeTokenRequestErrorJsonAdapter(Moshi moshi) {
        this.token = JsonAdapters.STRING;
        this.tokenTypeHint = JsonAdapters.STRING;
    }

    @Override
    public RevokeTokenRequestError fromJson(JsonReader reader) throws IOException {
        RevokeTokenRequestError.Builder builder = RevokeTokenRequestError.builder();
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
                    reader.skipName();
                    reader.skipValue();
            }
        }
        reader.endObject();
        return new RevokeTokenRequestError(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable RevokeTokenRequestError value) throws IOException {
        RevokeTokenRequestError object = Required.notNull(value);
        writer.beginObject();
        if (object.getToken() != null) {
            writer.name("token");
            this.token.toJson(writer, object.getToken());
        }
        if (object.getTokenTypeHint() != null) {
            writer.name("token_type_hint");
            this.tokenTypeHint.toJson(writer, object.getTokenTypeHint());
        }
        writer.endObject();
    }
}
