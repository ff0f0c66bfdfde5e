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
 * Reads and writes {@link RevokeTokenRequest}. Moshi finds it by its name.
 */
final class RevokeTokenRequestJsonAdapter extends JsonAdapter<RevokeTokenRequest> {
    private static final JsonReader.Options NAMES = JsonReader.Options.of("token", "token_type_hint", "client_id", "client_secret");

    private final JsonAdapter<String> token;

    private final JsonAdapter<TokenTypeHint> tokenTypeHint;

    private final JsonAdapter<String> clientId;

    private final JsonAdapter<String> clientSecret;

    RevokeTokenRequestJsonAdapter(Moshi moshi) {
        this.token = JsonString.ADAPTER;
        this.tokenTypeHint = moshi.adapter(TokenTypeHint.class);
        this.clientId = JsonString.ADAPTER;
        this.clientSecret = JsonString.ADAPTER;
    }

    @Override
    public RevokeTokenRequest fromJson(JsonReader reader) throws IOException {
        RevokeTokenRequest.Builder builder = new RevokeTokenRequest.Builder();
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.selectName(NAMES)) {
                case 0:
                    builder.token = this.token.fromJson(reader);
                    break;
                case 1:
                    builder.tokenTypeHint = this.tokenTypeHint.fromJson(reader);
                    break;
                case 2:
                    builder.clientId = this.clientId.fromJson(reader);
                    break;
                case 3:
                    builder.clientSecret = this.clientSecret.fromJson(reader);
                    break;
                default:
                    builder.unknownMembers = UnknownMembers.read(builder.unknownMembers, reader);
            }
        }
        reader.endObject();
        Required.read(builder.token, "token", reader);
        return new RevokeTokenRequest(builder);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable RevokeTokenRequest value) throws IOException {
        RevokeTokenRequest object = Required.notNull(value);
        writer.beginObject();
        writer.name("token");
        this.token.toJson(writer, object.token);
        if (object.tokenTypeHint != null) {
            writer.name("token_type_hint");
            this.tokenTypeHint.toJson(writer, object.tokenTypeHint);
        }
        if (object.clientId != null) {
            writer.name("client_id");
            this.clientId.toJson(writer, object.clientId);
        }
        if (object.clientSecret != null) {
            writer.name("client_secret");
            this.clientSecret.toJson(writer, object.clientSecret);
        }
        UnknownMembers.write(writer, object.unknownMembers);
        writer.endObject();
    }
}
