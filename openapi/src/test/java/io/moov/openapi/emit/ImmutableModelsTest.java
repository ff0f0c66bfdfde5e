package io.moov.openapi.emit;

import static io.moov.openapi.emit.ModelCalls.build;
import static io.moov.openapi.emit.ModelCalls.builder;
import static io.moov.openapi.emit.ModelCalls.call;
import static io.moov.openapi.emit.ModelCalls.invoke;
import static io.moov.openapi.emit.ModelCalls.json;
import static io.moov.openapi.emit.ModelCalls.method;
import static io.moov.openapi.emit.ModelCalls.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated objects change neither with the lists, sets and maps that they were made of, nor through those they return. */
final class ImmutableModelsTest {
    private static final CompiledApi VALUES = CompiledApi.ofResource("torture/values.yaml");
    private static final CompiledApi COMPOSITION = CompiledApi.ofResource("torture/composition.yaml");
    private static final CompiledApi OPERATIONS = CompiledApi.ofResource("torture/operations.yaml");

    /** A container that can be changed, and how an object is made of it and returns it. */
    private record Case(
            String name, Supplier<Object> container, Function<Object, Object> create, Function<Object, Object> get) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        return Stream.of(
                property("Containers", "deep", () -> list(list(list(day)))),
                property("Containers", "set", () -> new LinkedHashSet<>(Set.of(new UUID(1, 2)))),
                property("Containers", "map", () -> map(BigDecimal.ONE)),
                property("Containers", "mapOfLists", () -> map(list(colour()))),
                property("Containers", "free", () -> map(list(map("b")))),
                property("Containers", "anyList", () -> list(map(list("a")))),
                property("Values", "anything", () -> list(map("a"))),
                property("Patch", "tags", () -> list("a")),
                property("FreeExtras", "additionalProperties", () -> map(list("a"))),
                factory(COMPOSITION, "Shape", "ofStringList", List.class, "asStringList", () -> list("a")),
                factory(COMPOSITION, "Shape", "of", Map.class, "asBooleanMap", () -> map(true)),
                factory(OPERATIONS, "WeeksBody", "of", List.class, "getValue", () -> list(list(day))),
                factory(OPERATIONS, "ErrorsResponse409", "of", Map.class, "getValue", () -> map("a")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void doesNotChangeWithWhatItWasMadeOf(Case each) {
        Object container = each.container.get();
        Object object = each.create.apply(container);

        empty(container);

        assertThat(container).isNotEqualTo(each.container.get());
        assertThat(each.get.apply(object)).isEqualTo(each.container.get());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void returnsNothingThatCanBeChanged(Case each) {
        assertUnmodifiable(each.get.apply(each.create.apply(each.container.get())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Pet   | asUnknown   | {\"pet_type\":\"newt\",\"legs\":[[1],{\"a\":2}]}",
                "Middle | getMiddle  | [{\"id\":1}]",
            })
    void returnsNothingReadThatCanBeChanged(String model, String accessor, String json) throws IOException {
        String read = model.equals("Middle") ? "{\"id\":1,\"middle\":" + json + "}" : json;

        assertUnmodifiable(get(COMPOSITION.adapter(model).fromJson(read), accessor));
    }

    private static Case property(String model, String name, Supplier<Object> container) {
        String getter = "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new Case(
                model + "." + name,
                container,
                value -> build(set(complete(model), name, value)),
                object -> get(object, getter));
    }

    /** A builder that has what is required. */
    private static Object complete(String model) {
        Object builder = builder(VALUES, model);
        switch (model) {
            case "Containers" -> set(builder, "deep", List.of());
            case "Patch" -> set(builder, "always", "a");
            case "Values" -> {
                set(builder, "text", "a");
                set(builder, "whole", 1L);
                set(builder, "decimal", BigDecimal.ONE);
                set(builder, "flag", true);
                set(builder, "moment", OffsetDateTime.MAX);
                set(builder, "many", List.of());
            }
            default -> {}
        }
        return builder;
    }

    private static Case factory(
            CompiledApi module,
            String type,
            String factory,
            Class<?> parameter,
            String getter,
            Supplier<Object> container) {
        return new Case(
                type + "." + factory + "(" + parameter.getSimpleName() + ")",
                container,
                value -> invoke(method(module.type(type), factory, parameter), null, value),
                object -> get(object, getter));
    }

    private static Object get(Object object, String getter) {
        Object value = call(object, getter);
        return value instanceof Optional<?> optional ? optional.orElseThrow() : value;
    }

    private static Object colour() {
        return invoke(method(VALUES.type("Colour"), "of", String.class), null, "red");
    }

    private static Object list(Object element) {
        return new ArrayList<>(List.of(element));
    }

    private static Object map(Object value) {
        return new LinkedHashMap<>(Map.of("a", value));
    }

    private static void empty(Object container) {
        if (container instanceof Collection<?> elements) {
            elements.forEach(ImmutableModelsTest::empty);
            elements.clear();
        } else if (container instanceof Map<?, ?> entries) {
            entries.values().forEach(ImmutableModelsTest::empty);
            entries.clear();
        }
    }

    private static void assertUnmodifiable(Object value) {
        if (value instanceof Collection<?> elements) {
            assertThatThrownBy(() -> elements.add(null)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(elements::clear).isInstanceOf(UnsupportedOperationException.class);
            assertThat(elements).isNotEmpty().allSatisfy(ImmutableModelsTest::assertUnmodifiable);
        } else if (value instanceof Map<?, ?> entries) {
            assertThatThrownBy(() -> entries.put(null, null)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(entries::clear).isInstanceOf(UnsupportedOperationException.class);
            assertThat(entries.values()).isNotEmpty().allSatisfy(ImmutableModelsTest::assertUnmodifiable);
        }
    }
}
