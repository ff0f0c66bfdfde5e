package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes a value that is one of several variants. A discriminator tells which; without one, the value is read as each of
 * them, and is what it fits best: first of all nothing that a validator would refuse, then the fewest members that the variant does
 * not know, then the fewest that it takes by any name, then the order of the document. JSON that is no variant is kept as it is.
 */
final class JsonUnion {
    private final @Nullable String discriminator;
    private final boolean several;
    private final List<Variant<?>> variants = new ArrayList<>();
    private final Map<String, Integer> labels = new HashMap<>();

    /** One object, as it is what the choices of this union are remembered by. */
    private final UnionJson.Union byContent = this::choose;

    private JsonUnion(@Nullable String discriminator, boolean several) {
        this.discriminator = discriminator;
        this.several = several;
    }

    /** A member of the object tells the variant: a discriminator, or a constant that each variant has. */
    static JsonUnion by(String discriminator) {
        return new JsonUnion(discriminator, false);
    }

    /** The value is one of the variants. */
    static JsonUnion oneOf() {
        return new JsonUnion(null, false);
    }

    /** The value may be several of the variants at once. */
    static JsonUnion anyOf() {
        return new JsonUnion(null, true);
    }

    /**
     * Adds a variant; they count from 0.
     *
     * @param labels the values of the discriminator that mean it; none if it is told by its content, as a text is
     */
    <T> JsonUnion variant(JsonAdapter<T> adapter, String... labels) {
        return add(new Variant<>(adapter, null, labels));
    }

    /**
     * Adds a variant that is written with the discriminator.
     *
     * @param given the discriminator as the object has it and writes it, or null if it does not
     * @param labels the values of the discriminator that mean it; the first is written where the object has none
     */
    <T> JsonUnion variant(JsonAdapter<T> adapter, Function<T, @Nullable Object> given, String... labels) {
        return add(new Variant<>(adapter, given, labels));
    }

    private JsonUnion add(Variant<?> variant) {
        for (String label : variant.labels) {
            labels.putIfAbsent(label, variants.size());
        }
        variants.add(variant);
        return this;
    }

    UnionValue read(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            throw new JsonDataException("Expected a value but was null at path " + reader.getPath());
        }
        Integer kind = discriminator == null ? null : labels.get(label(reader, discriminator));
        if (kind != null) {
            return UnionValue.of(kind, Required.notNull(variants.get(kind).read(reader)));
        }
        return UnionJson.read(reader, byContent);
    }

    void write(JsonWriter writer, UnionValue union) throws IOException {
        if (union.isUnknown()) {
            JsonAny.ADAPTER.toJson(writer, union.value);
        } else {
            variants.get(union.kind).write(writer, discriminator, union.value);
        }
    }

    /** Returns the discriminator's text, empty if there is none; the reader stays where it is. */
    private static String label(JsonReader reader, String discriminator) throws IOException {
        if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
            return "";
        }
        JsonReader ahead = reader.peekJson();
        ahead.setFailOnUnknown(false);
        ahead.beginObject();
        while (ahead.hasNext()) {
            if (!ahead.nextName().equals(discriminator)) {
                ahead.skipValue();
                continue;
            }
            switch (ahead.peek()) {
                case STRING:
                case NUMBER:
                    return ahead.nextString();
                case BOOLEAN:
                    return String.valueOf(ahead.nextBoolean());
                default:
                    return "";
            }
        }
        return "";
    }

    /** Reads a value as each variant that no discriminator tells. */
    private UnionJson.Choice choose(UnionJson.Place place) throws IOException {
        @Nullable Object[] valid = new @Nullable Object[variants.size()];
        UnionJson.@Nullable Reading best = null;
        @Nullable Object value = null;
        int kind = 0;
        for (int i = 0; i < valid.length && (several || best == null || !best.fit.isPerfect()); i++) {
            if (discriminator != null && !variants.get(i).labels.isEmpty()) {
                continue;
            }
            UnionJson.Reading reading = place.startReading();
            Object read = variants.get(i).tryToRead(reading.reader);
            if (read != null && reading.fit.isValid()) {
                valid[i] = read;
            }
            if (read != null && (best == null || reading.fit.isBetterThan(best.fit))) {
                best = reading;
                value = read;
                kind = i;
            }
        }
        if (best == null || value == null) {
            UnionJson.Reading reading = place.startReading();
            VariantFit.knownValue(reading.reader, false);
            return reading.choice(UnionValue.unknown(Required.notNull(JsonAny.ADAPTER.fromJson(reading.reader))));
        }
        valid[kind] = value;
        return best.choice(several ? UnionValue.ofSeveral(kind, valid) : UnionValue.of(kind, value));
    }

    private static final class Variant<T> {
        final JsonAdapter<T> adapter;
        final List<String> labels;
        private final @Nullable Function<T, @Nullable Object> given;

        Variant(JsonAdapter<T> adapter, @Nullable Function<T, @Nullable Object> given, String... labels) {
            this.adapter = adapter;
            this.given = given;
            this.labels = Arrays.asList(labels);
        }

        /** Adapters of lists and maps hand out what can be changed. */
        @Nullable
        T read(JsonReader reader) throws IOException {
            return Unmodifiable.copy(adapter.fromJson(reader));
        }

        @Nullable
        T tryToRead(JsonReader reader) throws IOException {
            try {
                return read(reader);
            } catch (RuntimeException | JsonEncodingException e) {
                return null;
            }
        }

        @SuppressWarnings("unchecked") // what is of this kind was read or wrapped as this variant
        void write(JsonWriter writer, @Nullable String discriminator, Object union) throws IOException {
            T value = (T) union;
            Object label = given == null ? "" : given.apply(value);
            if (given == null || discriminator == null || label != null && labels.contains(label.toString())) {
                adapter.toJson(writer, value);
            } else if (label != null) {
                throw new JsonDataException("The discriminator '" + discriminator + "' of "
                        + value.getClass().getSimpleName() + " means another type; leave it out, or set one of "
                        + labels + ", at path " + writer.getPath());
            } else {
                writer.beginObject();
                writer.name(discriminator).value(labels.get(0));
                int outer = writer.beginFlatten();
                adapter.toJson(writer, value);
                writer.endFlatten(outer);
                writer.endObject();
            }
        }
    }
}
