package io.moov.openapi.model;

import java.util.List;

/** The Java type of a schema's values. */
public sealed interface JavaType {
    /** Types that have an adapter of the runtime's. */
    enum Standard implements JavaType {
        STRING,
        BOOLEAN,
        LONG,
        DOUBLE,
        DECIMAL,
        /** A decimal number that is a text in JSON. */
        DECIMAL_TEXT,
        DATE_TIME,
        DATE,
        UUID,
        URI,
        BYTES,
        /** Any JSON. */
        ANY
    }

    /** A list, or a set if no element may come twice. */
    record ListOf(Use element, boolean unique) implements JavaType {}

    record MapOf(Use value) implements JavaType {}

    /** A class that is generated. */
    record ClassOf(Model model) implements JavaType {
        @Override
        public boolean equals(Object other) {
            return other instanceof ClassOf that && that.model == model;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(model);
        }

        @Override
        public String toString() {
            return model.className;
        }
    }

    /**
     * A type at the place where it is used.
     *
     * @param nullable whether null is a value
     * @param sensitive whether values are shown nowhere
     */
    record Use(JavaType type, boolean nullable, boolean sensitive) {
        static final Use ANY = new Use(Standard.ANY, true, false);

        Use asNonNull() {
            return type == Standard.ANY ? this : new Use(type, false, sensitive);
        }

        /** Whether any JSON is a value, here or of an element. */
        public boolean holdsAnyJson() {
            return type == Standard.ANY
                    || type instanceof ListOf list && list.element().holdsAnyJson()
                    || type instanceof MapOf map && map.value().holdsAnyJson();
        }

        /** Whether a value is one text, number or boolean. */
        boolean isText() {
            return type instanceof Standard && type != Standard.ANY
                    || type instanceof ClassOf named && named.model() instanceof Model.EnumModel;
        }

        /** Whether values could be changed, and are copied. */
        public boolean isContainer() {
            return type == Standard.ANY || type instanceof ListOf || type instanceof MapOf;
        }

        /** Whether Moshi reads and writes it without an adapter of ours. */
        public boolean isKnownToMoshi() {
            if (nullable) {
                return false;
            }
            if (type instanceof ListOf list) {
                return list.element().isKnownToMoshi();
            }
            if (type instanceof MapOf map) {
                return map.value().isKnownToMoshi();
            }
            return type instanceof ClassOf
                    || List.of(Standard.STRING, Standard.BOOLEAN, Standard.LONG, Standard.DOUBLE)
                            .contains(type);
        }
    }
}
