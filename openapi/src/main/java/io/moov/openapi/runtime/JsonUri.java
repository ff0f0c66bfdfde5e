package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The adapter of {@code format: uri}. A text with characters that no URI may hold, such as a space, is read with those
 * characters percent-encoded, because one bad link is no reason to lose a whole response.
 */
final class JsonUri extends JsonScalar<URI> {
    static final JsonAdapter<URI> ADAPTER = new JsonUri();

    private static final String FORBIDDEN = " \"<>\\^`{|}";

    private JsonUri() {
        super("a URI", JsonReader.Token.STRING);
    }

    @Override
    URI read(JsonReader reader) throws IOException {
        String text = reader.nextString();
        String encoded = encoded(text);
        VariantFit.exact(reader, encoded.equals(text));
        return URI.create(encoded);
    }

    @Override
    void write(JsonWriter writer, URI value) throws IOException {
        writer.value(value.toString());
    }

    private static String encoded(String text) {
        int first = 0;
        while (first < text.length() && !isForbidden(text, first)) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        StringBuilder encoded = new StringBuilder(text.length() + 8).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            String character = text.substring(i, i + 1);
            if (!isForbidden(text, i)) {
                encoded.append(character);
                continue;
            }
            for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isForbidden(String text, int at) {
        char c = text.charAt(at);
        if (c == '%') {
            return !isHex(text, at + 1) || !isHex(text, at + 2);
        }
        return c <= ' '
                || c == 0x7f
                || FORBIDDEN.indexOf(c) >= 0
                || Character.isSpaceChar(c)
                || Character.isISOControl(c);
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0;
    }
}
