// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.lang.Long;
import java.lang.Override;
import java.lang.String;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@link AuthToken}. Moshi finds it by its name.
 */
final class AuthTokenJsonAdapter extends JsonAdapter<AuthToken> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("token_type", "access_token", "refresh_token", "expires_in", "scope");

    private final JsonAdapter<TokenType> tokenType;

    private final JsonAdapter<String> accessToken;

    private final JsonAdapter<String> refreshToken;

    private final JsonAdapter<Long> expiresIn;

    private final JsonAdapter<String> scope;

    AuthTokenJsonAdapter(Moshi moshi) {
        this.tokenType = moshi.adapter(TokenType.class);
        this.accessToken = JsonHeaderValue.ADAPTER;
        this.refreshToken = JsonString.ADAPTER;
        this.expiresIn = JsonLong.ADAPTER;
        this.scope = JsonString.ADAPTER;
    }

    @Override
    public AuthToken fromJson(JsonReader reader) throws IOException {
        AuthToken.Builder builder = new AuthToken.Builder();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0:
                    builder.tokenType = this.tokenType.fromJson(reader);
                    break;
                case 1:
                    builder.accessToken = this.accessToken.fromJson(reader);
                    break;
                case 2:
                    builder.refreshToken = this.refreshToken.fromJson(reader);
                    break;
                case 3:
                    builder.expiresIn = this.expiresIn.fromJson(reader);
                    break;
                case 4:
                    builder.scope = this.scope.fromJson(reader);
                    break;
                default:
                    builder.unknownMembers = UnknownMembers.read(builder.unknownMembers, reader);
            }
        }
        reader.endObject();
        Required.read(builder.tokenType, "token_type", reader);
        Required.read(builder.accessToken, "access_token", reader);
        Required.read(builder.expiresIn, "expires_in", reader);
        return new AuthToken(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable AuthToken value) throws IOException {
        AuthToken object = Required.notNull(value);
        writer.beginObject();
        writer.name("token_type");
        this.tokenType.toJson(writer, object.tokenType);
        writer.name("access_token");
        this.accessToken.toJson(writer, object.accessToken);
        if (object.refreshToken != null) {
            writer.name("refresh_token");
            this.refreshToken.toJson(writer, object.refreshToken);
        }
        writer.name("expires_in");
        this.expiresIn.toJson(writer, object.expiresIn);
        if (object.scope != null) {
            writer.name("scope");
            this.scope.toJson(writer, object.scope);
        }
        UnknownMembers.write(writer, object.unknownMembers);
        writer.endObject();
    }
}
