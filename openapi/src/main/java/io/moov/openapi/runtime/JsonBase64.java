package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import okio.ByteString;

/** The adapter of {@code format: byte} and {@code contentEncoding: base64}. The URL-safe alphabet and line breaks are read too. */
final class JsonBase64 extends JsonScalar<ByteString> {
    static final JsonAdapter<ByteString> ADAPTER = new JsonBase64();

    private JsonBase64() {
        super("Base64", JsonReader.Token.STRING);
    }

    @Override
    ByteString read(JsonReader reader) throws IOException {
        String text = reader.nextString();
        ByteString bytes = ByteString.decodeBase64(text);
        if (bytes == null) {
            throw new IllegalArgumentException();
        }
        VariantFit.exact(reader, bytes.base64().equals(text));
        return bytes;
    }

    @Override
    void write(JsonWriter writer, ByteString value) throws IOException {
        writer.value(value.base64());
    }
}
