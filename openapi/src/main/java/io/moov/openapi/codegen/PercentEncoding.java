package io.moov.openapi.codegen;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes names as RFC 3986 has them in a query: all but letters, digits and {@code -._~}. */
final class PercentEncoding {
    private PercentEncoding() {}

    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
