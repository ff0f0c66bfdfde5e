package io.moov.openapi.check;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The characters of a file. */
final class SourceText {
    /** No more than the generator reads: {@code .mvn/jvm.config} sets the same limit for it. */
    static final int MOST_CHARACTERS = 64 * 1024 * 1024;

    private SourceText() {}

    static String of(byte[] bytes) {
        CharBuffer decoded = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), decoded, true);
        String text = decoded.flip().toString();
        if (result.isError()) {
            throw new Unreadable(after(text, "the bytes here are not UTF-8; save the file as UTF-8"));
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new Unreadable(new Problem(
                    1, 1, "the file has more than " + MOST_CHARACTERS + " characters; divide it into several APIs"));
        }
        // JSON may be indented with tabs, YAML may not; within a text of JSON there is none.
        return text.stripLeading().startsWith("{") ? text.replace('\t', ' ') : text;
    }

    /** A problem with the character that comes after a text. */
    static Problem after(String text, String message) {
        int lastLine = text.lastIndexOf('\n') + 1;
        int line = 1 + (int) text.chars().filter(character -> character == '\n').count();
        return new Problem(line, 1 + text.codePointCount(lastLine, text.length()), message);
    }
}
