package io.moov.openapi.codegen;

/**
 * What the templates ask of a class that holds the body of an answer for which Moshi alone has no adapter; {@code body}
 * there.
 *
 * @param type the type of the value, as a type argument
 * @param unboxed the type of the value where there always is one
 * @param adapter the Java source of its adapter
 * @param container whether values could be changed, and are copied
 * @param sensitive whether values are shown nowhere
 */
record JavaBody(String type, String unboxed, String adapter, boolean container, boolean sensitive) {
    static JavaBody of(ValueType value) {
        return new JavaBody(value.name(), value.unboxed(), value.adapter(), value.container(), value.sensitive());
    }
}
