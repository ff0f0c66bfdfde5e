package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what OpenAPI 3.1 says in the words of 3.0, which the generator reads: one type, and nullable. */
final class SchemaVersions {
    private SchemaVersions() {}

    static void align(OpenAPI document) {
        new SchemaWalk(SchemaVersions::align).walk(document);
    }

    private static void align(Schema<?> schema) {
        Set<String> types = schema.getTypes() == null ? Set.of() : new LinkedHashSet<>(schema.getTypes());
        if (types.size() > 1 && types.remove("null")) {
            schema.setNullable(true);
            schema.setTypes(types);
        }
        if (types.size() == 1) {
            schema.setType(types.iterator().next());
        }
        if (schema.getConst() != null && schema.getEnum() == null) {
            addEnum(schema, schema.getConst());
        }
    }

    @SuppressWarnings("unchecked") // the values of a schema are of its own type
    private static <T> void addEnum(Schema<T> schema, Object value) {
        schema.setEnum(List.of((T) value));
    }
}
