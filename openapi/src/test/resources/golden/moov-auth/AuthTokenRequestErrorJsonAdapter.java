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
 * Reads and writes {@link AuthTokenRequestError}. Moshi finds it by its name.
 */
final class AuthTokenRequestErrorJsonAdapter extends JsonAdapter<AuthTokenRequestError> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("scope", "refresh_token");

    private final JsonAdapter<String> scope;

    private final JsonAdapter<String> refreshToken;

    AuthTokenRequestErrorJsonAdapter(Moshi moshi) {
        this.scope = JsonString.ADAPTER;
        this.refreshToken = JsonString.ADAPTER;
    }

    @Override
    public AuthTokenRequestError fromJson(JsonReader reader) throws IOException {
        AuthTokenRequestError.Builder builder = new AuthTokenRequestError.Builder();
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
                    builder.unknownMembers = UnknownMembers.read(builder.unknownMembers, reader);
            }
        }
        reader.endObject();
        return new AuthTokenRequestError(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable AuthTokenRequestError value) throws
            IOException {
        AuthTokenRequestError object = Required.notNull(value);
        writer.beginObject();
        if (object.scope != null) {
            writer.name("scope");
            this.scope.toJson(writer, object.scope);
        }
        if (object.refreshToken != null) {
            writer.name("refresh_token");
            this.refreshToken.toJson(writer, object.refreshToken);
        }
        UnknownMembers.write(writer, object.unknownMembers);
        writer.endObject();
    }
}
