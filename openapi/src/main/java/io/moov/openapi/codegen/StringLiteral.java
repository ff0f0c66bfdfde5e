package io.moov.openapi.codegen;

/** Writes text as a Java string literal, quotes included. */
final class StringLiteral {
    private StringLiteral() {}

    static String of(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> append(literal, (char) c));
        return literal.append('"').toString();
    }

    private static void append(StringBuilder literal, char c) {
        if (c == '"' || c == '\\') {
            literal.append('\\').append(c);
        } else if (c < ' ' || c == 0x7f) {
            literal.append(String.format("\\u%04x", (int) c));
        } else {
            literal.append(c);
        }
    }
}
