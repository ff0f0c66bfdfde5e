package io.moov.openapi.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** The schemas of a document as the tests read them, without the generator. */
final class ParsedSchemas {
    private final JsonNode schemas;

    ParsedSchemas(JsonNode document) {
        this.schemas = document.at("/components/schemas");
    }

    JsonNode get(String component) {
        return schemas.get(component);
    }

    boolean allowsNull(JsonNode schema) {
        boolean variant = false;
        for (String keyword : List.of("oneOf", "anyOf")) {
            for (JsonNode each : list(schema.get(keyword))) {
                variant |= types(each).contains("null");
            }
        }
        return variant
                || types(schema).contains("null") && !schema.has("enum")
                || schema.path("nullable").asBoolean();
    }

    List<JsonNode> variants(JsonNode schema) {
        List<JsonNode> variants = new ArrayList<>();
        for (String keyword : List.of("oneOf", "anyOf")) {
            for (JsonNode each : list(schema.get(keyword))) {
                boolean restriction = each.size() == 1 && each.has("required");
                if (!types(each).equals(List.of("null")) && !restriction) {
                    variants.add(each);
                }
            }
        }
        return variants;
    }

    List<String> children(String parent) {
        List<String> children = new ArrayList<>();
        if (schemas.get(parent).has("discriminator")
                && variants(schemas.get(parent)).isEmpty()) {
            schemas.fieldNames().forEachRemaining(name -> {
                if (isMadeFrom(schemas.get(name), parent)) {
                    children.add(name);
                }
            });
        }
        return children;
    }

    boolean isMadeFrom(JsonNode schema, String parent) {
        return list(schema.get("allOf")).stream()
                .filter(part -> part.has("$ref"))
                .map(ParsedSchemas::target)
                .anyMatch(target -> target.equals(parent) || isMadeFrom(schemas.get(target), parent));
    }

    static List<JsonNode> references(List<String> components) {
        List<JsonNode> references = new ArrayList<>();
        components.forEach(name ->
                references.add(JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name)));
        return references;
    }

    static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            types.add(type.asText());
        }
        type.forEach(each -> types.add(each.asText()));
        return types;
    }

    static String target(JsonNode schema) {
        return schema.get("$ref").asText().replace("#/components/schemas/", "");
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        if (array != null) {
            array.forEach(elements::add);
        }
        return elements;
    }
}
