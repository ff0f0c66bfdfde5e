package io.moov.openapi.codegen;

/** What a schema becomes in Java. */
enum SchemaKind {
    /** Any JSON, kept as it is. */
    ANY,
    /** Text, a number, true or false. */
    PLAIN,
    LIST,
    MAP,
    /** A class with a property for each of the schema's. */
    OBJECT,
    /** A class with a constant for each value. */
    ENUM,
    /** A class that holds one of several types. */
    UNION;

    /** Whether it is a class of its own, for which it needs a name. */
    boolean isClass() {
        return this == OBJECT || this == ENUM || this == UNION;
    }
}
