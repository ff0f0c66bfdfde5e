package io.moov.openapi.runtime;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a union that is told apart by its content, with all unions inside of it. Each part is told apart once, however often
 * the unions around it try their variants, so that reading takes time in proportion to the JSON and not to 2 to the power of its
 * depth.
 */
final class UnionJson {
    /** Tells what a value is: reads it as often as it takes. */
    interface Union {
        Choice choose(Place value) throws IOException;
    }

    private final Buffer all;

    /** By union, and by the place after the bracket that opens the value. */
    private final Map<Union, Map<Long, Choice>> choices = new IdentityHashMap<>();

    private UnionJson(Buffer all) {
        this.all = all;
    }

    /** Takes the next value of a reader, and tells what it is. */
    static UnionValue read(JsonReader reader, Union union) throws IOException {
        boolean nests = reader.peek() == JsonReader.Token.BEGIN_OBJECT || reader.peek() == JsonReader.Token.BEGIN_ARRAY;
        Reading outer = reader.tag(Reading.class);
        Choice choice;
        if (outer != null && nests) {
            choice = outer.json.readPart(outer, union);
        } else {
            Buffer all = new Buffer();
            JsonAny.ADAPTER.toJson(all, JsonAny.ADAPTER.fromJson(reader));
            choice = union.choose(new Place(new UnionJson(all), 0));
        }
        if (outer != null) {
            outer.fit.add(choice.fit);
        }
        return choice.value;
    }

    /** The reader has peeked at the value, and so has consumed its bracket. */
    private Choice readPart(Reading outer, Union union) throws IOException {
        Map<Long, Choice> known = choices.computeIfAbsent(union, each -> new HashMap<>());
        long start = outer.place();
        @Nullable Choice choice = known.get(start);
        if (choice == null) {
            choice = union.choose(new Place(this, start - 1));
            known.put(start, choice);
        }
        // The brackets alone are an empty value: this skips what is between them without reading it once more.
        outer.rest.skip(choice.end - 1 - start);
        if (outer.reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
            outer.reader.beginObject();
            outer.reader.endObject();
        } else {
            outer.reader.beginArray();
            outer.reader.endArray();
        }
        return choice;
    }

    /** Where a value starts. */
    static final class Place {
        private final UnionJson json;
        private final long start;

        private Place(UnionJson json, long start) {
            this.json = json;
            this.start = start;
        }

        Reading startReading() {
            return new Reading(json, start);
        }
    }

    /** One reading of a value as one variant. */
    static final class Reading {
        final JsonReader reader;
        final VariantFit fit = new VariantFit();
        private final UnionJson json;

        /** What the reader has not consumed: it reads no further than it has to. */
        private final Buffer rest = new Buffer();

        private Reading(UnionJson json, long start) {
            this.json = json;
            json.all.copyTo(rest, start, json.all.size() - start);
            this.reader = JsonReader.of(rest);
            reader.setTag(Reading.class, this);
            reader.setTag(VariantFit.class, fit);
        }

        private long place() {
            return json.all.size() - rest.size();
        }

        /** Says what the value is that was read to its end. */
        Choice choice(UnionValue value) {
            return new Choice(value, fit, place());
        }
    }

    /** What a value is as a union. */
    static final class Choice {
        private final UnionValue value;
        private final VariantFit fit;

        /** The place after the value. */
        private final long end;

        private Choice(UnionValue value, VariantFit fit, long end) {
            this.value = value;
            this.fit = fit;
            this.end = end;
        }
    }
}
