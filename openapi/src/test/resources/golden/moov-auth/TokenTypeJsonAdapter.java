package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link TokenType}. Moshi finds it by its name. */
final class TokenTypeJsonAdapter extends JsonAdapter<TokenType> {
    @Override
    public TokenType fromJson(JsonReader reader) throws IOException {
        return TokenType.of(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable TokenType value) throws IOException {
        writer.value(Required.notNull(value).getValue());
    }
}
