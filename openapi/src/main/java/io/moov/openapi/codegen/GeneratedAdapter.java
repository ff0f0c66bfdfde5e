package io.moov.openapi.codegen;

/** The Java source for the adapter of a value where there is no Moshi at hand. */
final class GeneratedAdapter {
    private GeneratedAdapter() {}

    static String of(ValueType type) {
        return type.adapter().replace("moshi.adapter(", "BodyAdapters.MOSHI.adapter(");
    }
}
