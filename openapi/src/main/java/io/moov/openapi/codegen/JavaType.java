package io.moov.openapi.codegen;

import java.util.Map;
import org.openapitools.codegen.CodegenProperty;

/** The names of Java types, to any depth of lists, sets and maps. */
final class JavaType {
    private static final Map<String, String> UNBOXED = Map.of("Long", "long", "Double", "double", "Boolean", "boolean");

    private JavaType() {}

    /** The type of a property as a type argument. */
    static String of(CodegenProperty property) {
        return property.dataType;
    }

    /** The type for where there is always a value. */
    static String unboxed(String type) {
        return UNBOXED.getOrDefault(type, type);
    }
}
