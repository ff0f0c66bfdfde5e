package io.moov.openapi.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Unmodifiable copies of lists, sets and maps. Order is kept. */
final class Unmodifiable {
    private Unmodifiable() {}

    /** Copies to any depth; what is neither list, set nor map is immutable by itself. */
    @SuppressWarnings("unchecked") // a copy has the type of what it was copied from, as far as a model tells
    static <T extends @Nullable Object> T copy(T value) {
        if (value instanceof List) {
            return (T) Collections.unmodifiableList(copyInto(new ArrayList<>(), (List<?>) value));
        }
        if (value instanceof Set) {
            return (T) Collections.unmodifiableSet(copyInto(new LinkedHashSet<>(), (Set<?>) value));
        }
        if (value instanceof Map) {
            Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
            ((Map<?, ?>) value).forEach((key, each) -> entries.put(key, copy(each)));
            return (T) Collections.unmodifiableMap(entries);
        }
        return value;
    }

    private static <C extends Collection<@Nullable Object>> C copyInto(C copy, Collection<?> elements) {
        elements.forEach(each -> copy.add(copy(each)));
        return copy;
    }
}
