package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes header parameters in the style simple, and cookies in the style form. What is null is not sent. */
final class HeaderValues {
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** The style simple. An empty list is not sent. */
    <T> HeaderValues simple(String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode) {
        Object json = StyledValue.json(adapter, value);
        List<String> texts =
                json == null ? List.of() : StyledValue.texts(json, explode ? "=" : ",", UnaryOperator.identity());
        if (!texts.isEmpty()) {
            headers.put(name, sendable(name, String.join(",", texts)));
        }
        return this;
    }

    /** A header with {@code content: application/json}. What is not ASCII is escaped. */
    <T> HeaderValues json(String name, JsonAdapter<T> adapter, @Nullable T value) {
        if (value != null) {
            StringBuilder ascii = new StringBuilder();
            adapter.toJson(value)
                    .chars()
                    .forEach(c -> ascii.append(c < 0x7f ? String.valueOf((char) c) : String.format("\\u%04x", c)));
            headers.put(name, ascii.toString());
        }
        return this;
    }

    /** OkHttp would refuse it too, in a message that holds the value. */
    private static String sendable(String name, String value) {
        if (!value.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("the header parameter '" + name
                    + "' holds a character that no header can carry; use printable ASCII characters");
        }
        return value;
    }

    /** The style form, encoded: a cookie's value has neither spaces nor commas (RFC 6265 section 4.1.1). */
    <T> HeaderValues cookie(String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode) {
        Object json = StyledValue.json(adapter, value);
        if (json != null) {
            QueryPairs pairs = new QueryPairs();
            if (explode) {
                pairs.exploded(name, json, false);
            } else {
                pairs.joined(name, json, ",", false);
            }
            addCookies(pairs);
        }
        return this;
    }

    /** A cookie with {@code content: application/json}. */
    <T> HeaderValues jsonCookie(String name, JsonAdapter<T> adapter, @Nullable T value) {
        Object json = StyledValue.json(adapter, value);
        if (json != null) {
            QueryPairs pairs = new QueryPairs();
            pairs.json(name, json, false);
            addCookies(pairs);
        }
        return this;
    }

    Map<String, String> headers() {
        return headers;
    }

    private void addCookies(QueryPairs added) {
        String cookies = added.pairs().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            headers.merge("Cookie", cookies, (before, more) -> before + "; " + more);
        }
    }
}
