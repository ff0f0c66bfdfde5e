package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads single schemas, alike for OpenAPI 3.0 and 3.1. */
@SuppressWarnings("rawtypes") // as the generator's own lists and maps are
final class SchemaParts {
    private static final String COMPONENTS = "#/components/schemas/";

    private SchemaParts() {}

    /** The component that a schema refers to, or null. */
    static String target(Schema<?> schema) {
        String reference = schema.get$ref();
        if (reference == null || !reference.startsWith(COMPONENTS)) {
            return null;
        }
        return URLDecoder.decode(reference.substring(COMPONENTS.length()).replace("+", "%2B"), StandardCharsets.UTF_8)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    static Schema<?> reference(String component) {
        return new Schema<>().$ref(COMPONENTS + component);
    }

    /** A list of schemas, empty if there is none. */
    static List<Schema<?>> of(List<?> schemas) {
        List<Schema<?>> parts = new ArrayList<>();
        if (schemas != null) {
            schemas.forEach(schema -> parts.add((Schema<?>) schema));
        }
        return parts;
    }

    /** The types that a schema names itself, "null" among them. */
    static Set<String> types(Schema<?> schema) {
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        return types;
    }

    /** The values that a schema names itself, or null if it allows others. */
    static List<Object> values(Schema<?> schema) {
        if (schema.getConst() != null) {
            return List.of(schema.getConst());
        }
        return schema.getEnum() == null ? null : new ArrayList<>(schema.getEnum());
    }

    static Map<String, Schema> properties(Schema<?> schema) {
        return schema.getProperties() == null ? Map.of() : schema.getProperties();
    }

    /** Whether nothing but null fits. */
    static boolean isNull(Schema<?> schema) {
        return types(schema).equals(Set.of("null"));
    }

    /** Whether a schema says what there is, and not only what holds for it. */
    static boolean hasStructure(Schema<?> schema) {
        return schema.get$ref() != null
                || !types(schema).isEmpty() && !isBareObject(schema)
                || values(schema) != null
                || schema.getItems() != null
                || hasMembers(schema)
                || schema.getAllOf() != null
                || schema.getOneOf() != null
                || schema.getAnyOf() != null;
    }

    /** Whether a schema names members of an object. */
    static boolean hasMembers(Schema<?> schema) {
        return !properties(schema).isEmpty() || extras(schema) != null;
    }

    /** The schema of members that are not named, true for any, or null if the schema says nothing of such. */
    static Object extras(Schema<?> schema) {
        if (schema.getPatternProperties() != null
                && !schema.getPatternProperties().isEmpty()) {
            return true;
        }
        if (isAllowed(schema.getAdditionalProperties())) {
            return schema.getAdditionalProperties();
        }
        return isAllowed(schema.getUnevaluatedProperties()) ? schema.getUnevaluatedProperties() : null;
    }

    static boolean isMarked(Schema<?> schema, String extension) {
        return schema.getExtensions() != null
                && Boolean.TRUE.equals(schema.getExtensions().get(extension));
    }

    private static boolean isAllowed(Object extras) {
        boolean refused = extras instanceof Schema<?> schema && Boolean.FALSE.equals(schema.getBooleanSchemaValue());
        return extras != null && !Boolean.FALSE.equals(extras) && !refused;
    }

    private static boolean isBareObject(Schema<?> schema) {
        return types(schema).equals(Set.of("object")) && !hasMembers(schema);
    }
}
