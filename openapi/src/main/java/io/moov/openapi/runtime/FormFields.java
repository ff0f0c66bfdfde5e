package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import okhttp3.RequestBody;

/**
 * Writes an object as a form ({@code application/x-www-form-urlencoded}). As OpenAPI has it, a member is a field, a list is a field
 * for each element, and an object is a field that holds JSON; the {@code encoding} of a member says otherwise.
 */
final class FormFields {
    private final Object object;
    private final Map<String, BiConsumer<QueryPairs, Object>> encodings = new HashMap<>();

    private FormFields(Object object) {
        this.object = object;
    }

    static <T> FormFields of(JsonAdapter<T> adapter, T value) {
        return new FormFields(Required.notNull(StyledValue.json(adapter, Required.notNull(value))));
    }

    /** {@code style: form}. */
    FormFields form(String name, boolean explode, boolean reserved) {
        return explode ? exploded(name, reserved) : joined(name, ",", reserved);
    }

    /** {@code style: spaceDelimited}. */
    FormFields spaceDelimited(String name, boolean explode, boolean reserved) {
        return explode ? exploded(name, reserved) : joined(name, "%20", reserved);
    }

    /** {@code style: pipeDelimited}. */
    FormFields pipeDelimited(String name, boolean explode, boolean reserved) {
        return explode ? exploded(name, reserved) : joined(name, "%7C", reserved);
    }

    /** {@code style: deepObject}. */
    FormFields deepObject(String name, boolean reserved) {
        return with(name, (pairs, value) -> pairs.deepObject(name, value, reserved));
    }

    /** {@code contentType: application/json}. */
    FormFields json(String name) {
        return with(name, (pairs, value) -> pairs.json(name, value, false));
    }

    RequestBody body() {
        QueryPairs pairs = new QueryPairs();
        ((Map<?, ?>) object).forEach((key, value) -> {
            String name = key.toString();
            BiConsumer<QueryPairs, Object> encoding = encodings.get(name);
            if (value != null && encoding != null) {
                encoding.accept(pairs, value);
            } else if (value instanceof Map) {
                pairs.json(name, value, false);
            } else if (value != null) {
                pairs.exploded(name, value, false);
            }
        });
        String form = pairs.pairs().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        return RequestBodies.text("application/x-www-form-urlencoded", form);
    }

    private FormFields exploded(String name, boolean reserved) {
        return with(name, (pairs, value) -> pairs.exploded(name, value, reserved));
    }

    private FormFields joined(String name, String separator, boolean reserved) {
        return with(name, (pairs, value) -> pairs.joined(name, value, separator, reserved));
    }

    private FormFields with(String name, BiConsumer<QueryPairs, Object> encoding) {
        encodings.put(name, encoding);
        return this;
    }
}
