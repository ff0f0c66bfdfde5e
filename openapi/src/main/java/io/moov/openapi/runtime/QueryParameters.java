package io.moov.openapi.runtime;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of an operation: their names and values as they are sent, percent-encoded, as Retrofit's {@code QueryMap} takes
 * them. A name comes once for each of its values. Immutable and thread-safe.
 */
public abstract class QueryParameters extends AbstractMap<String, String> {
    private final List<Map.Entry<String, String>> pairs;

    /**
     * Creates parameters.
     *
     * @param encoded encoded names and values, in the order in which they are sent
     */
    protected QueryParameters(List<Map.Entry<String, String>> encoded) {
        this.pairs = List.copyOf(encoded);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return pairs.iterator();
            }

            @Override
            public int size() {
                return pairs.size();
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueryParameters && pairs.equals(((QueryParameters) other).pairs);
    }

    @Override
    public int hashCode() {
        return pairs.hashCode();
    }

    /** Returns the names; the values may be secret. */
    @Override
    public String toString() {
        return pairs.stream().map(Map.Entry::getKey).distinct().collect(Collectors.joining(", ", "{", "}"));
    }
}
