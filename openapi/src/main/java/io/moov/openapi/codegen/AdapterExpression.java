package io.moov.openapi.codegen;

import java.util.Map;
import org.openapitools.codegen.CodegenProperty;

/** The Java expression that gives the Moshi adapter of a property, to any depth of lists, sets and maps. */
final class AdapterExpression {
    private static final Map<String, String> SCALARS = Map.ofEntries(
            Map.entry("String", "STRING"),
            Map.entry("Long", "LONG"),
            Map.entry("Double", "DOUBLE"),
            Map.entry("Boolean", "BOOLEAN"),
            Map.entry("BigDecimal", "DECIMAL"),
            Map.entry("OffsetDateTime", "DATE_TIME"),
            Map.entry("LocalDate", "DATE"),
            Map.entry("UUID", "UNIQUE_ID"),
            Map.entry("URI", "ADDRESS"),
            Map.entry("ByteString", "BYTES"));

    private AdapterExpression() {}

    static String of(CodegenProperty property) {
        if (property.isArray) {
            return "JsonContainers." + (property.getUniqueItems() ? "set(" : "list(") + ofElement(property.items) + ")";
        }
        if (property.isMap) {
            return "JsonContainers.map(" + ofElement(property.items) + ")";
        }
        if (property.dataType.equals("BigDecimal") && !property.isNumber) {
            return "JsonAdapters.DECIMAL_TEXT";
        }
        String scalar = SCALARS.get(property.dataType);
        return scalar == null ? "moshi.adapter(" + property.dataType + ".class)" : "JsonAdapters." + scalar;
    }

    private static String ofElement(CodegenProperty element) {
        return of(element) + (element.isNullable ? "" : ".nonNull()");
    }
}
