package io.moov.openapi.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes JSON that fits a schema, and at times what a later version of the API would send: other values of an enum,
 * other variants. It reads the document by itself, without the generator.
 */
final class SchemaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ParsedSchemas schemas;
    private final Random random;
    private final PlainValues plain;
    private int depth;

    SchemaValues(JsonNode document, Random random) {
        this.schemas = new ParsedSchemas(document);
        this.random = random;
        this.plain = new PlainValues(random);
    }

    JsonNode of(String component) {
        return of(schemas.get(component), component);
    }

    private JsonNode of(JsonNode schema) {
        return of(schema, null);
    }

    private JsonNode of(JsonNode schema, String component) {
        depth++;
        try {
            if (schemas.allowsNull(schema) && random.nextInt(4) == 0) {
                return NullNode.instance;
            }
            if (schema.has("$ref")) {
                String target = ParsedSchemas.target(schema);
                return of(schemas.get(target), target);
            }
            List<String> children = component == null ? List.of() : schemas.children(component);
            if (!children.isEmpty()) {
                return variant(schema, schema.get("discriminator"), ParsedSchemas.references(children));
            }
            return ofWhole(schema);
        } finally {
            depth--;
        }
    }

    private JsonNode ofWhole(JsonNode schema) {
        List<JsonNode> variants = schemas.variants(schema);
        if (variants.size() == 1) {
            return of(variants.get(0));
        }
        if (!variants.isEmpty()) {
            return variant(schema, schema.get("discriminator"), variants);
        }
        List<JsonNode> parts = ParsedSchemas.list(schema.get("allOf"));
        if (parts.size() == 1 && !schema.has("properties") && !schema.has("required")) {
            JsonNode part = parts.get(0);
            boolean child = part.has("$ref")
                    && !schemas.children(ParsedSchemas.target(part)).isEmpty()
                    && !schema.has("description");
            return child ? ofObject(part) : of(part);
        }
        if (schema.has("properties") || !parts.isEmpty()) {
            return ofObject(schema);
        }
        if (schema.has("enum") || schema.has("const")) {
            return ofEnum(schema);
        }
        List<String> types = ParsedSchemas.types(schema);
        types.remove("null");
        if (types.size() != 1) {
            return types.isEmpty() && !schema.toString().contains("null\"")
                    ? plain.any(0)
                    : types.isEmpty() ? NullNode.instance : ofType(schema, types.get(random.nextInt(types.size())));
        }
        return ofType(schema, types.get(0));
    }

    private JsonNode ofType(JsonNode schema, String type) {
        return switch (type) {
            case "array" -> ofArray(schema);
            case "object" -> ofObject(schema);
            default -> plain.of(type, schema.path("format").asText(), schema.has("contentEncoding"));
        };
    }

    private ArrayNode ofArray(JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        JsonNode prefix = schema.path("prefixItems");
        prefix.forEach(item -> array.add(of(item)));
        int size = depth > 8 ? 0 : random.nextInt(3);
        for (int i = 0; i < size; i++) {
            array.add(schema.has("items") ? of(schema.get("items")) : plain.any(0));
        }
        return array;
    }

    private JsonNode ofEnum(JsonNode schema) {
        JsonNode values = schema.has("const") ? JSON.arrayNode().add(schema.get("const")) : schema.get("enum");
        JsonNode value = values.get(random.nextInt(values.size()));
        boolean known = value.isNull() || value.isBoolean() || random.nextInt(4) > 0;
        if (known) {
            return value;
        }
        return value.isTextual() ? JSON.textNode(plain.text()) : JSON.numberNode(random.nextInt());
    }

    private ObjectNode ofObject(JsonNode schema) {
        Map<String, JsonNode> properties = new LinkedHashMap<>();
        Set<String> required = new TreeSet<>();
        JsonNode extras = collect(schema, properties, required);
        ObjectNode object = JSON.objectNode();
        properties.forEach((name, property) -> {
            boolean demanded =
                    required.contains(name) && !property.path("writeOnly").asBoolean();
            boolean writable = depth < 8 && random.nextInt(3) > 0;
            if (demanded || writable) {
                object.set(name, of(property));
            }
        });
        for (int i = random.nextInt(3); i > 0 && extras != null && depth < 8; i--) {
            String name = "extra " + random.nextInt(100);
            object.set(name, extras.isObject() ? of(extras) : plain.any(0));
        }
        return object;
    }

    private JsonNode collect(JsonNode schema, Map<String, JsonNode> properties, Set<String> required) {
        if (schema.has("$ref")) {
            return collect(schemas.get(ParsedSchemas.target(schema)), properties, required);
        }
        JsonNode extras = null;
        for (JsonNode part : ParsedSchemas.list(schema.get("allOf"))) {
            JsonNode more = collect(part, properties, required);
            extras = more == null ? extras : more;
        }
        schema.path("properties").properties().forEach(property -> {
            boolean says =
                    property.getValue().size() > 1 || !property.getValue().has("description");
            if (says || !properties.containsKey(property.getKey())) {
                properties.put(property.getKey(), property.getValue());
            }
        });
        schema.path("required").forEach(name -> required.add(name.asText()));
        JsonNode own = schema.path("additionalProperties");
        boolean free = properties.isEmpty() && !schema.has("allOf") && !schema.has("required");
        if (own.isObject() || own.asBoolean()) {
            return own;
        }
        return free && own.isMissingNode() ? JSON.booleanNode(true) : extras;
    }

    private JsonNode variant(JsonNode schema, JsonNode discriminator, List<JsonNode> variants) {
        if (depth > 6 || random.nextInt(5) == 0) {
            return unknown(discriminator);
        }
        JsonNode variant = variants.get(random.nextInt(variants.size()));
        JsonNode value = of(variant);
        if (schema.has("properties") && (schema.has("oneOf") || schema.has("anyOf"))) {
            ObjectNode common = schema.deepCopy();
            value = ofObject(common.without(List.of("oneOf", "anyOf", "discriminator")))
                    .setAll(ofObject(variant));
        }
        if (discriminator != null && variant.has("$ref")) {
            List<String> labels = new ArrayList<>(List.of(ParsedSchemas.target(variant)));
            discriminator.path("mapping").properties().forEach(entry -> {
                if (entry.getValue().asText().endsWith(ParsedSchemas.target(variant))) {
                    labels.add(entry.getKey());
                }
            });
            String label = labels.get(random.nextInt(labels.size()));
            ((ObjectNode) value).put(discriminator.get("propertyName").asText(), label);
        }
        return value;
    }

    private JsonNode unknown(JsonNode discriminator) {
        JsonNode any = plain.any(0);
        while (any.isNull()) {
            any = plain.any(0);
        }
        if (discriminator != null && any.isObject() && random.nextBoolean()) {
            ((ObjectNode) any).put(discriminator.get("propertyName").asText(), "of the future");
        }
        return any;
    }
}
