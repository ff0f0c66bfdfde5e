package io.moov.openapi.runtime;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Encoded names and values, as in a query or a form (RFC 3986 section 3.4), in OpenAPI's styles. */
final class QueryPairs {
    private final List<Map.Entry<String, String>> pairs = new ArrayList<>();

    List<Map.Entry<String, String>> pairs() {
        return pairs;
    }

    /** A pair for each element of a list or member of an object, or one for anything else. */
    void exploded(String name, Object value, boolean reserved) {
        if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((member, each) -> add(member.toString(), each, reserved));
        } else {
            StyledValue.elements(value).forEach(element -> add(name, element, reserved));
        }
    }

    /**
     * One pair with all elements or members; none if there are none. A comma within a value is encoded, other than the separator. Where
     * the separator is encoded too, it is encoded twice within a value.
     *
     * @param separator as it is sent: {@code ,}, {@code %20} or {@code %7C}
     */
    void joined(String name, Object value, String separator, boolean reserved) {
        UnaryOperator<String> encoding = reserved ? PercentEncoding::encodeReserved : PercentEncoding::encode;
        UnaryOperator<String> distinct = text -> {
            String encoded = encoding.apply(text);
            return separator.equals(",")
                    ? encoded.replace(",", "%2C")
                    : encoded.replace(separator, PercentEncoding.encode(separator));
        };
        boolean nests = value instanceof Map || value instanceof Iterable;
        List<String> texts = StyledValue.texts(value, separator, nests ? distinct : encoding);
        if (!texts.isEmpty()) {
            pairs.add(pair(PercentEncoding.encode(name), String.join(separator, texts)));
        }
    }

    /** A pair for each member, with both names; to any depth. Objects and lists within lists are numbered. */
    void deepObject(String name, Object value, boolean reserved) {
        if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((member, each) -> {
                if (each != null) {
                    deepObject(name + "[" + member + "]", each, reserved);
                }
            });
            return;
        }
        List<Object> elements = StyledValue.elements(value);
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            boolean nests = element instanceof Map || element instanceof Iterable;
            if (nests) {
                deepObject(name + "[" + i + "]", element, reserved);
            } else {
                add(name, element, reserved);
            }
        }
    }

    /** One pair whose value is JSON. */
    void json(String name, Object value, boolean reserved) {
        addText(name, JsonAny.ADAPTER.toJson(value), reserved);
    }

    private void add(String name, @Nullable Object value, boolean reserved) {
        if (value != null) {
            addText(name, StyledValue.text(value), reserved);
        }
    }

    private void addText(String name, String text, boolean reserved) {
        pairs.add(pair(
                PercentEncoding.encode(name),
                reserved ? PercentEncoding.encodeReserved(text) : PercentEncoding.encode(text)));
    }

    private static Map.Entry<String, String> pair(String name, String value) {
        return new AbstractMap.SimpleImmutableEntry<>(name, value);
    }
}
