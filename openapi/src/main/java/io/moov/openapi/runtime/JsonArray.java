package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The adapters of lists and sets. Their order is kept. */
abstract class JsonArray<T extends @Nullable Object, C extends Collection<T>> extends JsonAdapter<C> {
    private final JsonAdapter<T> element;

    private JsonArray(JsonAdapter<T> element) {
        this.element = element;
    }

    static <T extends @Nullable Object> JsonAdapter<List<T>> list(JsonAdapter<T> element) {
        return new JsonArray<T, List<T>>(element) {
            @Override
            List<T> create() {
                return new ArrayList<>();
            }
        }.nullSafe();
    }

    static <T extends @Nullable Object> JsonAdapter<Set<T>> set(JsonAdapter<T> element) {
        return new JsonArray<T, Set<T>>(element) {
            @Override
            Set<T> create() {
                return new LinkedHashSet<>();
            }
        }.nullSafe();
    }

    abstract C create();

    @Override
    public final C fromJson(JsonReader reader) throws IOException {
        C elements = create();
        reader.beginArray();
        while (reader.hasNext()) {
            if (!elements.add(element.fromJson(reader))) {
                throw new JsonDataException("A second element of the same value before " + reader.getPath());
            }
        }
        reader.endArray();
        return elements;
    }

    @Override
    public final void toJson(JsonWriter writer, @Nullable C elements) throws IOException {
        writer.beginArray();
        for (T each : Required.notNull(elements)) {
            element.toJson(writer, each);
        }
        writer.endArray();
    }
}
