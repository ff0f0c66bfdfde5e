package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes path parameters in the styles of OpenAPI, which are those of URI templates (RFC 6570). What would leave the path's segment
 * empty is refused: it would be another resource's path.
 */
final class PathValues {
    private PathValues() {}

    static <T> String simple(String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode) {
        Object json = present(name, adapter, value);
        return filled(name, String.join(",", texts(json, explode)));
    }

    static <T> String label(String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode) {
        Object json = present(name, adapter, value);
        return "." + filled(name, String.join(explode ? "." : ",", texts(json, explode)));
    }

    static <T> String matrix(String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode) {
        Object json = present(name, adapter, value);
        String start = PercentEncoding.encode(name);
        List<String> texts = texts(json, explode);
        if (texts.isEmpty()) {
            throw empty(name);
        }
        if (explode && json instanceof Map) {
            return ";" + String.join(";", texts);
        }
        List<String> parameters = new ArrayList<>();
        for (String text : explode ? texts : List.of(String.join(",", texts))) {
            parameters.add(";" + start + (text.isEmpty() ? "" : "=" + text));
        }
        return String.join("", parameters);
    }

    /** A parameter with {@code content: application/json}. */
    static <T> String json(String name, JsonAdapter<T> adapter, @Nullable T value) {
        return PercentEncoding.encode(JsonAny.ADAPTER.toJson(present(name, adapter, value)));
    }

    private static <T> Object present(String name, JsonAdapter<T> adapter, @Nullable T value) {
        Object json = StyledValue.json(adapter, value);
        if (json == null) {
            throw new IllegalArgumentException("the path parameter '" + name + "' is null; give it a value");
        }
        return json;
    }

    private static List<String> texts(Object json, boolean explode) {
        return StyledValue.texts(json, explode ? "=" : ",", PercentEncoding::encode);
    }

    private static String filled(String name, String text) {
        if (text.isEmpty()) {
            throw empty(name);
        }
        return text;
    }

    private static IllegalArgumentException empty(String name) {
        return new IllegalArgumentException("the path parameter '" + name + "' is empty; give it a value");
    }
}
