package io.moov.openapi.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which variant of a union JSON is, and what is written for it. */
final class JsonUnionTest {
    /** A model with members that are adapters; it reads as generated ones do. */
    private static class Model extends JsonAdapter<Map<String, Object>> {
        final Map<String, JsonAdapter<?>> members = new HashMap<>();
        final Set<String> required;
        boolean closed;
        int readings;

        Model(String... required) {
            this.required = Set.of(required);
        }

        Model with(String name, JsonAdapter<?> adapter) {
            members.put(name, adapter);
            return this;
        }

        Model closed() {
            closed = true;
            return this;
        }

        @Override
        public Map<String, Object> fromJson(JsonReader reader) throws IOException {
            readings++;
            Map<String, Object> object = new LinkedHashMap<>();
            Map<String, @Nullable Object> unknown = null;
            reader.beginObject();
            while (reader.hasNext()) {
                JsonReader.Options names =
                        JsonReader.Options.of(members.keySet().toArray(new String[0]));
                int name = reader.selectName(names);
                if (name >= 0) {
                    String member = names.strings().get(name);
                    object.put(member, members.get(member).fromJson(reader));
                } else {
                    if (closed) {
                        VariantFit.forbiddenMember(reader);
                    }
                    unknown = UnknownMembers.read(unknown, reader);
                }
            }
            reader.endObject();
            required.forEach(name -> Required.read(object.get(name), name, reader));
            if (unknown != null) {
                object.put("?", unknown);
            }
            return object;
        }

        @Override
        @SuppressWarnings("unchecked")
        public void toJson(JsonWriter writer, @Nullable Map<String, Object> object) throws IOException {
            writer.beginObject();
            for (Map.Entry<String, Object> member : object.entrySet()) {
                if (!member.getKey().equals("?")) {
                    writer.name(member.getKey());
                    ((JsonAdapter<Object>) members.get(member.getKey())).toJson(writer, member.getValue());
                }
            }
            UnknownMembers.write(writer, (Map<String, @Nullable Object>) object.get("?"));
            writer.endObject();
        }
    }

    /** An open enum, or with one value a constant. */
    private static JsonAdapter<String> textOf(String... known) {
        return new JsonAdapter<>() {
            @Override
            public String fromJson(JsonReader reader) throws IOException {
                String text = JsonString.ADAPTER.fromJson(reader);
                if (known.length == 1) {
                    VariantFit.exact(reader, known[0].equals(text));
                }
                VariantFit.knownValue(reader, List.of(known).contains(text));
                return text;
            }

            @Override
            public void toJson(JsonWriter writer, @Nullable String text) throws IOException {
                writer.value(text);
            }
        };
    }

    private static JsonAdapter<UnionValue> adapter(JsonUnion union) {
        return new JsonAdapter<>() {
            @Override
            public UnionValue fromJson(JsonReader reader) throws IOException {
                return union.read(reader);
            }

            @Override
            public void toJson(JsonWriter writer, @Nullable UnionValue value) throws IOException {
                union.write(writer, value);
            }
        };
    }

    private static final JsonAdapter<UnionValue> SHAPE = adapter(JsonUnion.oneOf()
            .variant(new Model("radius").with("radius", JsonDecimal.ADAPTER))
            .variant(new Model("width").with("width", JsonDecimal.ADAPTER).with("height", JsonDecimal.ADAPTER))
            .variant(JsonArray.list(JsonDecimal.ADAPTER))
            .variant(JsonDate.ADAPTER)
            .variant(JsonString.ADAPTER)
            .variant(JsonLong.ADAPTER)
            .variant(JsonArray.list(JsonString.ADAPTER)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"radius\":1}               | 0",
                "{\"height\":1,\"width\":2}   | 1",
                "{\"width\":2,\"more\":{\"a\":[null]}} | 1",
                "{\"radius\":1,\"width\":2,\"height\":3} | 1",
                "[1.50]                       | 2",
                "\"2024-02-29\"               | 3",
                "\"12\"                       | 4",
                "12                           | 5",
                "[\"1\"]                      | 6",
                "1.5                          | -1",
                "true                         | -1",
                "{\"name\":\"n\"}             | -1",
                "[1,\"1\"]                    | -1",
            })
    void theContentTellsTheVariant(String json, int kind) throws IOException {
        UnionValue union = SHAPE.fromJson(json);

        assertThat(union.kind).isEqualTo(kind);
        assertSame(SHAPE.toJson(union), json);
        assertThat(SHAPE.fromJson(json)).isEqualTo(union).hasSameHashCodeAs(union);
        assertThat(union.asUnknown().isPresent()).isEqualTo(kind < 0);
    }

    /** A text that a lenient reader would take, and write otherwise, is the text that it is. */
    @ParameterizedTest
    @ValueSource(strings = {"\"2024-05-06T07:08:09\"", "\"2016-12-31T23:59:60Z\"", "\"a b\"", "\"_w==\""})
    void aUnionIsNotLenient(String json) throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.oneOf()
                .variant(JsonDateTime.ADAPTER)
                .variant(JsonUri.ADAPTER)
                .variant(JsonBase64.ADAPTER));

        assertThat(union.toJson(union.fromJson(json))).isEqualTo(json);
    }

    @Test
    void aConstantTellsTheVariantAndAnotherValueIsNone() throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.oneOf()
                .variant(new Model().with("type", textOf("a")).with("x", JsonLong.ADAPTER))
                .variant(new Model().with("type", textOf("b")).with("x", JsonLong.ADAPTER)));

        assertThat(union.fromJson("{\"type\":\"b\",\"x\":1}").kind).isEqualTo(1);
        assertThat(union.fromJson("{\"x\":1,\"type\":\"a\"}").kind).isEqualTo(0);
        assertThat(union.fromJson("{\"type\":\"c\",\"x\":1}").isUnknown()).isTrue();
    }

    @Test
    void whatAValidatorRefusesIsTheLastChoice() throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.oneOf()
                .variant(new Model().with("a", textOf("x", "y")).closed())
                .variant(new Model().with("a", textOf("z", "u"))));

        assertThat(union.fromJson("{\"a\":\"x\"}").kind).isEqualTo(0);
        assertThat(union.fromJson("{\"a\":\"u\"}").kind).isEqualTo(1);
        assertThat(union.fromJson("{\"b\":1}").kind).isEqualTo(1);
        assertThat(union.fromJson("{\"a\":\"new\"}").kind).isEqualTo(0);
        assertThat(union.toJson(union.fromJson("{\"a\":\"x\",\"b\":1}"))).isEqualTo("{\"a\":\"x\",\"b\":1}");
    }

    @Test
    void anyOfIsEachVariantThatFits() throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.anyOf()
                .variant(new Model().with("name", JsonString.ADAPTER))
                .variant(new Model("age").with("age", JsonLong.ADAPTER)));
        UnionValue both = union.fromJson("{\"name\":\"n\",\"age\":1}");
        UnionValue one = union.fromJson("{\"name\":\"n\"}");

        assertThat(both.as(0)).isPresent();
        assertThat(both.as(1)).isPresent();
        assertThat(union.toJson(both)).isEqualTo("{\"name\":\"n\",\"age\":1}");
        assertThat(one.as(1)).isEmpty();
        assertThat(one).isEqualTo(UnionValue.of(0, Map.of("name", "n")));
    }

    @Test
    void aMessageHasThePathOfNull() {
        assertThatThrownBy(() -> JsonArray.list(SHAPE).fromJson("[null]"))
                .hasMessage("Expected a value but was null at path $[0]");
    }

    /**
     * Each variant may hold the union again. It would be told apart twice at each level, and so 2^depth times at the last, were it
     * not remembered.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 50, 100, 250})
    void readsEachPartOncePerVariant(int depth) throws IOException {
        JsonUnion union = JsonUnion.oneOf();
        Model not = new Model("child", "note").with("child", adapter(union)).with("note", JsonString.ADAPTER);
        Model wrap = new Model("child", "op").with("child", adapter(union)).with("op", JsonString.ADAPTER);
        union.variant(not).variant(wrap).variant(JsonLong.ADAPTER);
        String json = "{\"child\":".repeat(depth) + "1" + ", \"op\":\"o\", \"x\": [{}]}".repeat(depth);

        UnionValue value = adapter(union).fromJson(json);

        assertThat(value.kind).isEqualTo(1);
        assertThat(adapter(union).toJson(value)).isEqualTo(json.replace(" ", ""));
        // The number at the end is not worth remembering.
        assertThat(not.readings + wrap.readings).isEqualTo(2 * depth + 4);
    }

    @Test
    void readsEachPartOncePerVariantInLists() throws IOException {
        JsonUnion union = JsonUnion.oneOf();
        Model and = new Model("and").with("and", JsonArray.list(adapter(union)));
        Model or = new Model("or").with("or", JsonArray.list(adapter(union)));
        Model is = new Model("is").with("is", JsonString.ADAPTER);
        union.variant(and).variant(or).variant(is);
        String json = "{\"is\":\"a\"}";
        for (int i = 0; i < 9; i++) {
            json = "{\"" + (i % 2 == 0 ? "and" : "or") + "\":[" + json + "," + json + "]}";
        }

        UnionValue value = adapter(union).fromJson(json);

        assertThat(adapter(union).toJson(value)).isEqualTo(json);
        assertThat(and.readings + or.readings + is.readings).isLessThanOrEqualTo(3 * ((1 << 10) - 1));
    }

    @Test
    void readsEachPartOncePerVariantOfAnyOf() throws IOException {
        JsonUnion union = JsonUnion.anyOf();
        Model a = new Model().with("child", adapter(union)).with("a", JsonString.ADAPTER);
        Model b = new Model().with("child", adapter(union)).with("b", JsonString.ADAPTER);
        union.variant(a).variant(b);
        String json = "{\"child\":".repeat(200) + "{}" + "}".repeat(200);

        UnionValue value = adapter(union).fromJson(json);

        assertThat(adapter(union).toJson(value)).isEqualTo(json);
        assertThat(a.readings + b.readings).isEqualTo(2 * 201);
    }

    @Test
    void nestingHasAnEnd() {
        JsonUnion union = JsonUnion.oneOf();
        union.variant(JsonArray.list(adapter(union))).variant(JsonLong.ADAPTER);

        assertThatThrownBy(() -> adapter(union).fromJson("[".repeat(5000) + "]".repeat(5000)))
                .isInstanceOf(JsonDataException.class)
                .hasMessageStartingWith("Nesting too deep");
    }

    private static final Function<Map<String, Object>, @Nullable Object> KIND = model -> model.get("kind");

    private static final Model CAT =
            new Model().with("kind", JsonString.ADAPTER).with("lives", JsonLong.ADAPTER);
    private static final Model DOG =
            new Model().with("kind", JsonString.ADAPTER).with("bark", JsonBoolean.ADAPTER);
    private static final JsonAdapter<UnionValue> PET =
            adapter(JsonUnion.by("kind").variant(CAT, KIND, "c", "cat").variant(DOG, KIND, "d", "1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"c\",\"lives\":9} | 0",
                "{\"lives\":9,\"kind\":\"cat\"} | 0",
                "{\"x\":[{\"kind\":\"c\"}],\"kind\":\"d\"} | 1",
                "{\"kind\":\"newt\",\"tail\":null} | -1",
                "{\"lives\":9} | -1",
                "{\"kind\":{}} | -1",
                "[\"kind\",\"c\"] | -1",
                "\"c\" | -1",
            })
    void theDiscriminatorTellsTheVariant(String json, int kind) throws IOException {
        UnionValue union = PET.fromJson(json);

        assertThat(union.kind).isEqualTo(kind);
        assertSame(PET.toJson(union), json);
    }

    @Test
    void whatHasNoDiscriminatorIsToldByItsContent() throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.by("kind")
                .variant(CAT, KIND, "c")
                .variant(JsonString.ADAPTER)
                .variant(JsonArray.list(JsonLong.ADAPTER)));

        assertThat(union.fromJson("\"c\"").kind).isEqualTo(1);
        assertThat(union.fromJson("[1]").kind).isEqualTo(2);
        assertThat(union.fromJson("{\"kind\":\"c\"}").kind).isEqualTo(0);
        assertThat(union.fromJson("{\"kind\":\"d\"}").isUnknown()).isTrue();
    }

    @Test
    void theDiscriminatorMayBeANumberOrABoolean() throws IOException {
        JsonAdapter<UnionValue> union =
                adapter(JsonUnion.by("v").variant(new Model(), "1").variant(new Model(), "true"));

        assertThat(union.fromJson("{\"v\":1}").kind).isEqualTo(0);
        assertThat(union.fromJson("{\"v\":true}").kind).isEqualTo(1);
    }

    @Test
    void theDiscriminatorIsWritten() throws IOException {
        assertThat(PET.toJson(UnionValue.of(0, Map.of("lives", 9L)))).isEqualTo("{\"kind\":\"c\",\"lives\":9}");
        assertThat(PET.toJson(UnionValue.of(0, Map.of()))).isEqualTo("{\"kind\":\"c\"}");
        assertThat(PET.toJson(UnionValue.of(0, Map.of("kind", "cat")))).isEqualTo("{\"kind\":\"cat\"}");
        assertThat(JsonArray.list(PET).toJson(List.of(UnionValue.of(1, Map.of("bark", true)))))
                .isEqualTo("[{\"kind\":\"d\",\"bark\":true}]");
    }

    @Test
    void aContradictingDiscriminatorIsRefused() {
        UnionValue wrong = UnionValue.of(0, Map.of("kind", "s3cret"));

        assertThatThrownBy(() -> JsonArray.list(PET).toJson(List.of(wrong)))
                .isInstanceOf(JsonDataException.class)
                .hasMessageStartingWith("The discriminator 'kind' of ")
                .hasMessageEndingWith("means another type; leave it out, or set one of [c, cat], at path $[0]")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aDiscriminatedUnionInsideOfOneThatIsNotFindsItsVariant() throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.oneOf()
                .variant(new Model("pet").with("pet", JsonDate.ADAPTER))
                .variant(new Model("pet").with("pet", PET)));

        UnionValue value = union.fromJson("{\"pet\":{\"lives\":1,\"kind\":\"c\"}}");

        assertThat(value.as(1)).contains(Map.of("pet", UnionValue.of(0, Map.of("lives", 1L, "kind", "c"))));
    }

    @Test
    void takesOneValueFromTheReader() throws IOException {
        JsonReader reader = JsonReader.of(new Buffer().writeUtf8("[{\"radius\":1}, 2,{\"width\": 1} ,[1]]"));
        reader.beginArray();
        while (reader.hasNext()) {
            SHAPE.fromJson(reader);
        }
        reader.endArray();
        assertThat(reader.peek()).isEqualTo(JsonReader.Token.END_DOCUMENT);
    }

    private static void assertSame(String json, String expected) throws IOException {
        assertThat(JsonAny.ADAPTER.fromJson(json)).isEqualTo(JsonAny.ADAPTER.fromJson(expected));
    }

    @Test
    void aDeclaredMemberTellsMoreThanOneThatMayHaveAnyName() throws IOException {
        JsonAdapter<UnionValue> union = adapter(JsonUnion.oneOf()
                .variant(JsonMap.of(JsonString.ADAPTER))
                .variant(new Model().with("a", JsonString.ADAPTER)));

        assertThat(union.fromJson("{\"a\":\"x\"}").kind).isEqualTo(1);
        assertThat(union.fromJson("{\"a\":\"x\",\"b\":\"x\"}").kind).isZero();
    }
}
