package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes query parameters in the styles of OpenAPI. What is null is not sent. */
final class QueryValues {
    private final QueryPairs query = new QueryPairs();

    /** The style form. */
    <T> QueryValues form(String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode, boolean reserved) {
        return explode ? exploded(name, adapter, value, reserved) : joined(name, adapter, value, ",", reserved);
    }

    <T> QueryValues spaceDelimited(
            String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode, boolean reserved) {
        return explode ? exploded(name, adapter, value, reserved) : joined(name, adapter, value, "%20", reserved);
    }

    <T> QueryValues pipeDelimited(
            String name, JsonAdapter<T> adapter, @Nullable T value, boolean explode, boolean reserved) {
        return explode ? exploded(name, adapter, value, reserved) : joined(name, adapter, value, "%7C", reserved);
    }

    <T> QueryValues deepObject(String name, JsonAdapter<T> adapter, @Nullable T value, boolean reserved) {
        Object json = StyledValue.json(adapter, value);
        if (json != null) {
            query.deepObject(name, json, reserved);
        }
        return this;
    }

    /** A parameter with {@code content: application/json}. */
    <T> QueryValues json(String name, JsonAdapter<T> adapter, @Nullable T value, boolean reserved) {
        Object json = StyledValue.json(adapter, value);
        if (json != null) {
            query.json(name, json, reserved);
        }
        return this;
    }

    List<Map.Entry<String, String>> pairs() {
        return query.pairs();
    }

    private <T> QueryValues exploded(String name, JsonAdapter<T> adapter, @Nullable T value, boolean reserved) {
        Object json = StyledValue.json(adapter, value);
        if (json != null) {
            query.exploded(name, json, reserved);
        }
        return this;
    }

    private <T> QueryValues joined(
            String name, JsonAdapter<T> adapter, @Nullable T value, String separator, boolean reserved) {
        Object json = StyledValue.json(adapter, value);
        if (json != null) {
            query.joined(name, json, separator, reserved);
        }
        return this;
    }
}
