// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.Override;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@link TokenTypeHint}. Moshi finds it by its name.
 */
final class TokenTypeHintJsonAdapter extends JsonAdapter<TokenTypeHint> {
    @Override
    public TokenTypeHint fromJson(JsonReader reader) throws IOException {
        return TokenTypeHint.of(Required.notNull(JsonString.ADAPTER.fromJson(reader)));
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable TokenTypeHint value) throws IOException {
        writer.value(Required.notNull(value).getValue());
    }
}
