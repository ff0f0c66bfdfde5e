package io.moov.openapi.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A document as Jackson reads it, and the Java types that follow from it: the second opinion on generated code. */
final class ParsedDocument {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    private final JsonNode root;

    private ParsedDocument(JsonNode root) {
        this.root = root;
    }

    static ParsedDocument read(Path file) {
        try {
            return new ParsedDocument(new YAMLMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operations by their ids. */
    Map<String, ParsedOperation> operations() {
        Map<String, ParsedOperation> operations = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    operations.put(
                            entry.getValue().path("operationId").asText(),
                            new ParsedOperation(this, entry.getKey(), path.getKey(), entry.getValue()));
                }
            }
        }
        return operations;
    }

    /** The names of the schemas that are more than another name for a list, a map or a single value. */
    List<String> models() {
        return root.path("components").path("schemas").properties().stream()
                .filter(schema -> isModel(schema.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    JsonNode resolve(JsonNode node) {
        JsonNode resolved = node;
        while (resolved.has("$ref")) {
            resolved = root.at(resolved.get("$ref").asText().substring(1));
        }
        return resolved;
    }

    /** The Java type of a schema, written with simple names. */
    String javaType(JsonNode schema) {
        if (schema.has("$ref")) {
            JsonNode target = resolve(schema);
            String reference = schema.get("$ref").asText();
            return isModel(target) ? reference.substring(reference.lastIndexOf('/') + 1) : javaType(target);
        }
        return switch (schema.path("type").asText()) {
            case "array" ->
                (schema.path("uniqueItems").asBoolean() ? "Set<" : "List<") + javaType(schema.get("items")) + ">";
            case "object" -> "Map<String, " + javaType(schema.path("additionalProperties")) + ">";
            case "integer" -> "Long";
            case "number" -> "BigDecimal";
            case "boolean" -> "Boolean";
            case "string" -> text(schema.path("format").asText());
            default -> "Object";
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "OffsetDateTime";
            case "date" -> "LocalDate";
            case "uuid" -> "UUID";
            case "uri" -> "URI";
            case "byte" -> "ByteString";
            case "binary" -> "ResponseBody";
            default -> "String";
        };
    }

    private static boolean isModel(JsonNode schema) {
        return schema.has("properties") || schema.has("enum") || schema.has("allOf") || schema.has("oneOf");
    }
}
