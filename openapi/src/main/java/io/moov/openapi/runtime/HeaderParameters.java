package io.moov.openapi.runtime;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Header parameters of an operation, cookies among them: their names and values as they are sent, as Retrofit's {@code HeaderMap}
 * takes them. Immutable and thread-safe.
 */
public abstract class HeaderParameters extends AbstractMap<String, String> {
    private final Map<String, String> headers;

    /**
     * Creates parameters.
     *
     * @param headers values by their names, in the order in which they are sent
     */
    protected HeaderParameters(Map<String, String> headers) {
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return headers.entrySet();
    }

    /** Returns the names; the values may be secret. */
    @Override
    public String toString() {
        return headers.keySet().toString();
    }
}
