// Generated from openapi/moov-auth.yaml. Change the document, not this file.
package io.moov.client.auth;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.lang.Override;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes {@link GrantType}. Moshi finds it by its name.
 */
final class GrantTypeJsonAdapter extends JsonAdapter<GrantType> {
    private static final Set<GrantType> KNOWN = Set.of(GrantType.CLIENT_CREDENTIALS, GrantType.REFRESH_TOKEN);

    @Override
    public GrantType fromJson(JsonReader reader) throws IOException {
        GrantType value = GrantType.of(Required.notNull(JsonString.ADAPTER.fromJson(reader)));
        VariantFit.knownValue(reader, KNOWN.contains(value));
        return value;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable GrantType value) throws IOException {
        writer.value(Required.notNull(value).getValue());
    }
}
