package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link AuthTokenRequestError}. Moshi finds it by its name. */
final class AuthTokenRequestErrorJsonAdapter extends JsonAdapter<AuthTokenRequestError> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("scope", "refresh_token");

    private final JsonAdapter<String> scope;
    private final JsonAdapter<String> refreshToken;

    AuthTokenRequestErrorJsonAdapter(Moshi moshi) {
        this.scope = JsonAdapters.STRING;
        this.refreshToken = JsonAdapters.STRING;
    }

    @Override
    public AuthTokenRequestError fromJson(JsonReader reader) throws IOException {
        AuthTokenRequestError.Builder builder = AuthTokenRequestError.builder();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0:
                    builder.scope = this.scope.fromJson(reader);
                    break;
                case 1:
                    builder.refreshToken = this.refreshToken.fromJson(reader);
                    break;
                default:
                    reader.skipName();
                    reader.skipValue();
            }
        }
        reader.endObject();
        return new AuthTokenRequestError(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable AuthTokenRequestError value) throws IOException {
        AuthTokenRequestError object = Required.notNull(value);
        writer.beginObject();
        if (object.getScope() != null) {
            writer.name("scope");
            this.scope.toJson(writer, object.getScope());
        }
        if (object.getRefreshToken() != null) {
            writer.name("refresh_token");
            this.refreshToken.toJson(writer, object.getRefreshToken());
        }
        writer.endObject();
    }
}
