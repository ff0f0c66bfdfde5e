package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;

/** The adapter of {@code x-header-value}: the characters of RFC 6749, appendix A.12; a space at an end would not arrive. */
final class JsonHeaderValue extends JsonScalar<String> {
    static final JsonAdapter<String> ADAPTER = new JsonHeaderValue();

    private JsonHeaderValue() {
        super("a value that a header can carry", JsonReader.Token.STRING);
    }

    @Override
    String read(JsonReader reader) throws IOException {
        String text = reader.nextString();
        boolean fits = !text.isEmpty() && !text.startsWith(" ") && !text.endsWith(" ");
        for (int i = 0; fits && i < text.length(); i++) {
            fits = text.charAt(i) >= ' ' && text.charAt(i) <= '~';
        }
        if (!fits) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    @Override
    void write(JsonWriter writer, String value) throws IOException {
        writer.value(value);
    }
}
