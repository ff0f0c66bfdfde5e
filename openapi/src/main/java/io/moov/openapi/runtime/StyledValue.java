package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A value as JSON has it, written as text in one of OpenAPI's styles. */
final class StyledValue {
    /** Beyond this, a number is written with an exponent: {@code 1E+1000000000} is a gigabyte of zeros. */
    private static final int MOST_ZEROS = 1000;

    private StyledValue() {}

    /** Returns text, a number, true, false, or lists and maps of such; or null. */
    static <T> @Nullable Object json(JsonAdapter<T> adapter, @Nullable T value) {
        return value == null ? null : adapter.toJsonValue(value);
    }

    /** Returns the text of text, a number, true or false; a value nested deeper than styles can write is its JSON. */
    static String text(Object value) {
        if (value instanceof Map || value instanceof Iterable) {
            return JsonAny.ADAPTER.toJson(value);
        }
        if (value instanceof BigDecimal && Math.abs(((BigDecimal) value).scale()) <= MOST_ZEROS) {
            return ((BigDecimal) value).toPlainString();
        }
        return value.toString();
    }

    /**
     * Returns the texts of a list's elements, of an object's names and values, or the one text of anything else. What is null is
     * left out.
     *
     * @param between what stands between a name and its value
     */
    static List<String> texts(Object value, String between, UnaryOperator<String> encoding) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Map) {
            ((Map<?, ?>) value).forEach((name, member) -> {
                if (member != null) {
                    texts.add(encoding.apply(name.toString()) + between + encoding.apply(text(member)));
                }
            });
        } else {
            elements(value).forEach(element -> texts.add(encoding.apply(text(element))));
        }
        return texts;
    }

    /** Returns the elements of a list that are not null, or the one value. */
    static List<Object> elements(Object value) {
        List<Object> present = new ArrayList<>();
        for (Object element : value instanceof Iterable ? (Iterable<?>) value : List.of(value)) {
            if (element != null) {
                present.add(element);
            }
        }
        return present;
    }
}
