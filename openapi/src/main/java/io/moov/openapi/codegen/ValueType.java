package io.moov.openapi.codegen;

import java.util.Map;

/**
 * A Java type and what else has to be known of its values.
 *
 * @param name the type as a type argument, without {@code @Nullable}
 * @param adapter the Java expression for its Moshi adapter
 * @param nullable whether null is a value
 * @param sensitive whether values are shown nowhere
 * @param container whether values could be changed, and are copied
 */
record ValueType(String name, String adapter, boolean nullable, boolean sensitive, boolean container) {
    static final ValueType ANY = new ValueType("Object", "JsonAny.ADAPTER", true, false, true);

    private static final Map<String, String> UNBOXED = Map.of("Long", "long", "Double", "double", "Boolean", "boolean");

    static ValueType plain(String name, String adapter) {
        return new ValueType(name, "JsonAdapters." + adapter, false, false, false);
    }

    static ValueType ofClass(String name) {
        return new ValueType(name, "moshi.adapter(" + name + ".class)", false, false, false);
    }

    static ValueType list(ValueType element) {
        return container("List<", "list", element);
    }

    static ValueType set(ValueType element) {
        return container("Set<", "set", element);
    }

    static ValueType map(ValueType value) {
        return container("Map<String, ", "map", value);
    }

    private static ValueType container(String name, String adapter, ValueType element) {
        return new ValueType(
                name + element.annotated() + ">",
                "JsonContainers." + adapter + "(" + element.strictAdapter() + ")",
                false,
                element.sensitive,
                true);
    }

    ValueType with(boolean nullable, boolean sensitive) {
        return new ValueType(name, adapter, this.nullable || nullable, this.sensitive || sensitive, container);
    }

    /** The type for where there is always a value. */
    String unboxed() {
        return UNBOXED.getOrDefault(name, name);
    }

    /** The type as a type argument, with {@code @Nullable} if null is a value. */
    String annotated() {
        return (nullable ? "@Nullable " : "") + name;
    }

    /** The adapter, which refuses null unless it is a value. */
    String strictAdapter() {
        return adapter + (nullable ? "" : ".nonNull()");
    }

    /** The type without type arguments, as overloading sees it. */
    String erased() {
        return name.replaceAll("<.*", "");
    }
}
