package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The Java types of schemas. */
final class ValueTypes {
    private static final ValueType STRING = ValueType.plain("String", "STRING");
    private static final ValueType DECIMAL = ValueType.plain("BigDecimal", "DECIMAL");

    private static final Map<String, ValueType> TEXTS = Map.of(
            "date-time", ValueType.plain("OffsetDateTime", "DATE_TIME"),
            "date", ValueType.plain("LocalDate", "DATE"),
            "uuid", ValueType.plain("UUID", "UNIQUE_ID"),
            "uri", ValueType.plain("URI", "ADDRESS"),
            "byte", ValueType.plain("ByteString", "BYTES"),
            "decimal", ValueType.plain("BigDecimal", "DECIMAL_TEXT"));

    private static final Set<String> FLOATING = Set.of("double", "float");

    private final Schemas schemas;
    private final UnaryOperator<String> classNames;

    /** @param classNames the class of a component */
    ValueTypes(Schemas schemas, UnaryOperator<String> classNames) {
        this.schemas = schemas;
        this.classNames = classNames;
    }

    ValueType of(Schema<?> schema) {
        return of(schema, Set.of());
    }

    ValueType ofClass(String component) {
        return ValueType.ofClass(classNames.apply(component));
    }

    /** @param open the components that the schema is inside of, other than through a class: a list of itself has no type */
    private ValueType of(Schema<?> schema, Set<String> open) {
        boolean sensitive = schemas.isAny(schema, ValueTypes::isSensitive);
        return find(schema, open).with(schemas.isNullable(schema), sensitive);
    }

    private ValueType find(Schema<?> schema, Set<String> open) {
        Schema<?> core = schemas.core(schema);
        String component = SchemaParts.target(core);
        if (component == null) {
            return find(schemas.whole(core), open);
        }
        if (schemas.kind(component).isClass()) {
            return ofClass(component);
        }
        if (open.contains(component)) {
            return ValueType.ANY;
        }
        Set<String> opened = new TreeSet<>(open);
        opened.add(component);
        return of(schemas.component(component), opened);
    }

    private ValueType find(WholeSchema schema, Set<String> open) {
        return switch (schema.kind()) {
            case LIST -> list(schema, open);
            case MAP -> ValueType.map(schema.extras instanceof Schema<?> value ? of(value, open) : ValueType.ANY);
            case PLAIN -> plain(schema.type(), schema);
            default -> ValueType.ANY;
        };
    }

    private ValueType list(WholeSchema schema, Set<String> open) {
        ValueType element = schema.items == null ? ValueType.ANY : of(schema.items, open);
        return schema.unique ? ValueType.set(element) : ValueType.list(element);
    }

    private static ValueType plain(String type, WholeSchema schema) {
        String format = Objects.requireNonNullElse(schema.format, "");
        return switch (type) {
            case "string" -> "base64".equals(schema.encoding) ? TEXTS.get("byte") : TEXTS.getOrDefault(format, STRING);
            case "integer" -> ValueType.plain("Long", "LONG");
            case "number" -> FLOATING.contains(format) ? ValueType.plain("Double", "DOUBLE") : DECIMAL;
            case "boolean" -> ValueType.plain("Boolean", "BOOLEAN");
            default -> ValueType.ANY;
        };
    }

    private static boolean isSensitive(Schema<?> schema) {
        return SchemaParts.isMarked(schema, "x-sensitive") || "password".equals(schema.getFormat());
    }
}
