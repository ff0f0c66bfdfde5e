package io.moov.openapi.codegen;

/**
 * A parameter as callers see it.
 *
 * @param name the Java name
 * @param type the type without {@code @Nullable}
 * @param nullable whether null may be given, for nothing to be sent
 * @param description CommonMark
 */
record JavaParameter(String name, String type, boolean nullable, String description) {
    static JavaParameter of(String name, ValueType value, boolean required, String description) {
        boolean nullable = !required || value.nullable();
        return new JavaParameter(name, nullable ? value.name() : value.unboxed(), nullable, description);
    }

    /** The type as a list of types in Javadoc has it. */
    String erased() {
        return type.replaceAll("<.*", "");
    }
}
