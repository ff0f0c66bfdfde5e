package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The body of a success. It is read from the network first and decoded then, so that a broken connection and a broken
 * body cannot be taken for each other.
 */
final class JsonBody {
    /** No answer of this API comes near; a server that never stops sending must not fill the heap. */
    private static final long LIMIT = 16L * 1024 * 1024;

    private static final ByteString UTF8_BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    /** What is known of a message to repeat nothing that was read; Moshi's name values, and keys of maps. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(Expected .*?)( but was .*)? at path .*|(Required value '.*?' missing) at .*", Pattern.DOTALL);

    private static final String NO_FIT = "it does not fit its model";
    private static final int LONGEST_PLACE = 100;

    private final Buffer content;

    private JsonBody(Buffer content) {
        this.content = content;
    }

    static JsonBody read(ResponseBody body) throws IOException {
        Buffer content = new Buffer();
        try (BufferedSource source = body.source()) {
            while (source.read(content, LIMIT) != -1) {
                if (content.size() > LIMIT) {
                    throw new UndecodableBodyException("it is longer than " + LIMIT + " bytes");
                }
            }
        }
        return new JsonBody(content);
    }

    boolean isEmpty() {
        return content.exhausted();
    }

    Object decode(JsonAdapter<Object> adapter) {
        refuseMalformedUtf8();
        JsonReader reader = JsonReader.of(content);
        try {
            skipByteOrderMark();
            Object value = adapter.fromJson(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new UndecodableBodyException("more follows after the JSON value");
            }
            return required(value);
        } catch (JsonDataException e) {
            throw new UndecodableBodyException(withoutValues(e) + place(reader));
        } catch (IOException e) {
            throw new UndecodableBodyException("it is not well-formed JSON" + place(reader));
        } catch (UndecodableBodyException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UndecodableBodyException(NO_FIT + place(reader));
        }
    }

    private void skipByteOrderMark() throws IOException {
        if (content.rangeEquals(0, UTF8_BYTE_ORDER_MARK)) {
            content.skip(UTF8_BYTE_ORDER_MARK.size());
        }
    }

    private static Object required(@Nullable Object value) {
        if (value == null) {
            throw new UndecodableBodyException("it is null");
        }
        return value;
    }

    private static String withoutValues(JsonDataException e) {
        Matcher message = HARMLESS.matcher(String.valueOf(e.getMessage()));
        if (!message.matches()) {
            return NO_FIT;
        }
        return message.group(1) != null ? message.group(1) : message.group(3);
    }

    private static String place(JsonReader reader) {
        String path = reader.getPath();
        return " at " + (path.length() > LONGEST_PLACE ? path.substring(0, LONGEST_PLACE) + "…" : path);
    }

    /** JSON is UTF-8 (RFC 8259 section 8.1). Moshi would turn other bytes into replacement characters, inside a token too. */
    private void refuseMalformedUtf8() {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.snapshot().toByteArray()));
        } catch (CharacterCodingException e) {
            throw new UndecodableBodyException("it is not UTF-8 (RFC 8259 section 8.1)");
        }
    }
}
