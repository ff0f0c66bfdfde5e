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
 * Reads and writes {@link AuthTokenRequest}. Moshi finds it by its name.
 */
final class AuthTokenRequestJsonAdapter extends JsonAdapter<AuthTokenRequest> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("grant_type", "client_id", "client_secret", "scope", "refresh_token");

    private final JsonAdapter<GrantType> grantType;

    private final JsonAdapter<String> clientId;

    private final JsonAdapter<String> clientSecret;

    private final JsonAdapter<String> scope;

    private final JsonAdapter<String> refreshToken;

    AuthTokenRequestJsonAdapter(Moshi moshi) {
        this.grantType = moshi.adapter(GrantType.class);
        this.clientId = JsonString.ADAPTER;
        this.clientSecret = JsonString.ADAPTER;
        this.scope = JsonString.ADAPTER;
        this.refreshToken = JsonString.ADAPTER;
    }

    @Override
    public AuthTokenRequest fromJson(JsonReader reader) throws IOException {
        AuthTokenRequest.Builder builder = new AuthTokenRequest.Builder();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0:
                    builder.grantType = this.grantType.fromJson(reader);
                    break;
                case 1:
                    builder.clientId = this.clientId.fromJson(reader);
                    break;
                case 2:
                    builder.clientSecret = this.clientSecret.fromJson(reader);
                    break;
                case 3:
                    builder.scope = this.scope.fromJson(reader);
                    break;
                case 4:
                    builder.refreshToken = this.refreshToken.fromJson(reader);
                    break;
                default:
                    builder.unknownMembers = UnknownMembers.read(builder.unknownMembers, reader);
            }
        }
        reader.endObject();
        Required.read(builder.grantType, "grant_type", reader);
        return new AuthTokenRequest(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable AuthTokenRequest value) throws IOException {
        AuthTokenRequest object = Required.notNull(value);
        writer.beginObject();
        writer.name("grant_type");
        this.grantType.toJson(writer, object.grantType);
        if (object.clientId != null) {
            writer.name("client_id");
            this.clientId.toJson(writer, object.clientId);
        }
        if (object.clientSecret != null) {
            writer.name("client_secret");
            this.clientSecret.toJson(writer, object.clientSecret);
        }
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
