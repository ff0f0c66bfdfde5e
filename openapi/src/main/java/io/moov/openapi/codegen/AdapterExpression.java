package io.moov.openapi.codegen;

import org.openapitools.codegen.CodegenProperty;

/** The Java expression that gives the Moshi adapter of a property, to any depth of lists, sets and maps. */
final class AdapterExpression {
    private AdapterExpression() {}

    static String of(CodegenProperty property) {
        if (property.isArray) {
            return (property.getUniqueItems() ? "JsonAdapters.set(" : "JsonAdapters.list(") + of(property.items) + ")";
        }
        if (property.isMap) {
            return "JsonAdapters.map(" + of(property.items) + ")";
        }
        switch (property.dataType) {
            case "String":
                return "JsonAdapters.STRING";
            case "Long":
                return "JsonAdapters.LONG";
            case "Double":
                return "JsonAdapters.DOUBLE";
            case "Boolean":
                return "JsonAdapters.BOOLEAN";
            case "BigDecimal":
                return "JsonAdapters.DECIMAL";
            case "OffsetDateTime":
                return "JsonAdapters.DATE_TIME";
            case "LocalDate":
                return "JsonAdapters.DATE";
            case "UUID":
                return "JsonAdapters.UNIQUE_ID";
            case "URI":
                return "JsonAdapters.ADDRESS";
            case "ByteString":
                return "JsonAdapters.BYTES";
            case "Object":
            case "File":
                return "UNSUPPORTED: type " + property.dataType + " of property " + property.baseName;
            default:
                return "moshi.adapter(" + property.dataType + ".class)";
        }
    }
}
