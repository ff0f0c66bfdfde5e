package io.moov.openapi.codegen;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What a schema says to its reader: words beside a reference win over those of what is referred to. */
final class SchemaWords {
    private final Schemas schemas;

    SchemaWords(Schemas schemas) {
        this.schemas = schemas;
    }

    /** CommonMark, or null. */
    String description(Schema<?> schema) {
        String description = find(schema, Schema::getDescription, new HashSet<>());
        return description == null || description.isBlank() ? null : description;
    }

    /** The default as JSON, or null. */
    String defaultValue(Schema<?> schema) {
        Object value = find(schema, Schema::getDefault, new HashSet<>());
        return value == null
                ? null
                : value instanceof String text ? text : Json.pretty(value).replaceAll("\\s+", " ");
    }

    boolean isReadOnly(Schema<?> schema) {
        return Boolean.TRUE.equals(find(schema, Schema::getReadOnly, new HashSet<>()));
    }

    boolean isWriteOnly(Schema<?> schema) {
        return Boolean.TRUE.equals(find(schema, Schema::getWriteOnly, new HashSet<>()));
    }

    private <T> T find(Schema<?> schema, Function<Schema<?>, T> word, Set<String> seen) {
        T own = word.apply(schema);
        if (own != null) {
            return own;
        }
        for (Schema<?> part : SchemaParts.of(schema.getAllOf())) {
            T said = SchemaParts.hasStructure(part) ? null : word.apply(part);
            if (said != null) {
                return said;
            }
        }
        String component = Objects.requireNonNullElse(schemas.wrapped(schema), "");
        return !component.isEmpty() && seen.add(component) ? find(schemas.component(component), word, seen) : null;
    }
}
