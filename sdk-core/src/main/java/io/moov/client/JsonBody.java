package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** Moshi's messages repeat the value that was read. */
    private static final Pattern VALUE_READ = Pattern.compile(" but was .* at path ", Pattern.DOTALL);

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
            throw new UndecodableBodyException(withoutValues(e));
        } catch (IOException e) {
            throw new UndecodableBodyException("it is not well-formed JSON at " + reader.getPath());
        } catch (UndecodableBodyException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UndecodableBodyException("it does not fit its model at " + reader.getPath());
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
        return VALUE_READ.matcher(String.valueOf(e.getMessage())).replaceAll(" at path ");
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
