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
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Decodes JSON that a server sent, and says what is wrong with it without repeating any of it. */
final class JsonBody {
    private static final ByteString UTF8_BYTE_ORDER_MARK = ByteString.of((byte) 0xef, (byte) 0xbb, (byte) 0xbf);

    /** Far beyond any number that means something; the JDK takes quadratic time to convert digits. */
    private static final int LONGEST_NUMBER = 1000;

    private static final String NO_FIT = "it does not fit its model";
    private static final int LONGEST_PLACE = 100;

    private JsonBody() {}

    /**
     * Reads a value, which is all there is. Takes the content out of the buffer.
     *
     * @param response what the adapter may ask for the status, as the tag of the reader
     */
    static <T> T decode(Buffer content, JsonAdapter<T> adapter, Response response) {
        validate(content);
        JsonReader reader = JsonReader.of(content);
        reader.setTag(Response.class, response);
        try {
            T value = adapter.fromJson(reader);
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new Undecodable("more follows after the JSON value");
            }
            if (value == null) {
                throw new Undecodable("it is null");
            }
            return value;
        } catch (JsonDataException e) {
            throw new Undecodable(Messages.withoutValues(e) + place(reader));
        } catch (IOException e) {
            throw new Undecodable("it is not well-formed JSON" + place(reader));
        } catch (Undecodable e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Undecodable(NO_FIT + place(reader));
        }
    }

    private static String place(JsonReader reader) {
        String path = reader.getPath();
        return " at " + (path.length() > LONGEST_PLACE ? path.substring(0, LONGEST_PLACE) + "…" : path);
    }

    /** Looks at each byte in place: a copy would cost more than all the rest of a call. */
    private static void validate(Buffer content) {
        boolean ascii = true;
        boolean inString = false;
        boolean escaped = false;
        int number = 0;
        try (Buffer.UnsafeCursor cursor = content.readUnsafe(new Buffer.UnsafeCursor())) {
            while (cursor.next() != -1) {
                for (int i = cursor.start; i < cursor.end; i++) {
                    byte b = cursor.data[i];
                    ascii &= b >= 0;
                    if (inString) {
                        inString = escaped || b != '"';
                        escaped = b == '\\' && !escaped;
                    } else {
                        inString = b == '"';
                        number = isPartOfNumber(b) ? number + 1 : 0;
                        if (number > LONGEST_NUMBER) {
                            throw new Undecodable("it holds a number of more than " + LONGEST_NUMBER + " digits");
                        }
                    }
                }
            }
        }
        if (!ascii) {
            refuseMalformedUtf8(content);
        }
    }

    private static boolean isPartOfNumber(byte b) {
        return (b >= '0' && b <= '9') || b == '.' || b == '-' || b == '+' || b == 'e' || b == 'E';
    }

    /** JSON is UTF-8 (RFC 8259 section 8.1). Moshi would turn other bytes into replacement characters, inside a token too. */
    private static void refuseMalformedUtf8(Buffer content) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.snapshot().toByteArray()));
            if (content.rangeEquals(0, UTF8_BYTE_ORDER_MARK)) {
                content.skip(UTF8_BYTE_ORDER_MARK.size());
            }
        } catch (CharacterCodingException e) {
            throw new Undecodable("it is not UTF-8 (RFC 8259 section 8.1)");
        } catch (IOException e) {
            throw new AssertionError("a buffer does no I/O", e);
        }
    }

    /** Compiled when something is wrong, and not at the start. */
    private static final class Messages {
        /** What is known of a message to repeat nothing that was read; Moshi's name values, and keys of maps. */
        private static final Pattern HARMLESS = Pattern.compile(
                "(Expected .*?)( but was .*)? at path .*|(Required value '.*?' missing) at .*", Pattern.DOTALL);

        private static String withoutValues(JsonDataException e) {
            Matcher message = HARMLESS.matcher(String.valueOf(e.getMessage()));
            if (!message.matches()) {
                return NO_FIT;
            }
            return message.group(1) != null ? message.group(1) : message.group(3);
        }
    }

    /** A body is not what the document promises. */
    static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** The reason names a place and never repeats what was read there: a body may hold tokens. */
        Undecodable(String reason) {
            super(reason);
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }
}
