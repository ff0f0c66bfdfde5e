package io.moov.openapi.runtime;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses objects without a value that the document requires. No message holds a value: it may be a secret. */
final class Required {
    private Required() {}

    /** For builders. */
    static <T> T set(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("Required value '" + name + "' is not set");
        }
        return value;
    }

    /** For readers of JSON, where null is the same as nothing. */
    static void read(@Nullable Object value, String name, JsonReader reader) {
        if (value == null) {
            throw new JsonDataException("Required value '" + name + "' missing at " + reader.getPath());
        }
    }

    /** For writers of JSON. */
    static <T> T notNull(@Nullable T value) {
        return Objects.requireNonNull(value, "the value to write is null; nullSafe() allows it");
    }
}
