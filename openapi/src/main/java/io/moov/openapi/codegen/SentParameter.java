package io.moov.openapi.codegen;

/**
 * A parameter as Retrofit is told of it.
 *
 * @param annotation Retrofit's annotation, as Java source
 * @param type the type without {@code @Nullable}
 * @param nullable whether null may be given, for nothing to be sent
 * @param name the Java name
 * @param value what is given for it, as Java source: its name if a caller's value is sent as it is
 */
record SentParameter(String annotation, String type, boolean nullable, String name, String value) {
    static SentParameter asItIs(String annotation, JavaParameter parameter) {
        return new SentParameter(
                annotation, parameter.type(), parameter.nullable(), parameter.name(), parameter.name());
    }

    boolean written() {
        return !value.equals(name);
    }
}
