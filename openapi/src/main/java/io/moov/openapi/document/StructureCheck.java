package io.moov.openapi.document;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks a document by the JSON Schema that the OpenAPI project publishes for its version, and says what it finds in
 * words: one problem a place, the deepest first, since a place above is wrong only because of it.
 */
final class StructureCheck {
    private static final String SCHEMA_30 = "https://spec.openapis.org/oas/3.0/schema/2021-09-28";
    private static final String SCHEMA_31 = "https://spec.openapis.org/oas/3.1/schema-base/2022-10-07";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(id -> id.startsWith("https://spec.openapis.org/") ? text(id) : null));
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Document document;
    private final String schemaId;
    private final Map<String, JsonNode> texts = new HashMap<>();

    StructureCheck(Document document) {
        this.document = document;
        this.schemaId = document.isVersion31() ? SCHEMA_31 : SCHEMA_30;
    }

    private static String text(String id) {
        try (InputStream in = StructureCheck.class.getResourceAsStream(
                id.replace("https://", "/").replaceAll("#.*", ""))) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void check() {
        Schema compiled = REGISTRY.getSchema(SchemaLocation.of(schemaId));
        List<Error> errors = new ArrayList<>(compiled.validate(json(document.root())));
        errors.sort(
                Comparator.comparingInt(error -> -error.getInstanceLocation().getNameCount()));
        TreeSet<String> places = new TreeSet<>();
        errors.forEach(error -> places.add(error.getInstanceLocation().toString()));
        TreeSet<String> reported = new TreeSet<>();
        for (Error error : errors) {
            String place = error.getInstanceLocation().toString();
            boolean follows = error.getKeyword().equals("unevaluatedProperties")
                    && isAtOrBelow(place + "/" + Node.pointerStep(String.valueOf(error.getProperty())), places);
            if (!isOfReference(error) && !follows && !isBelow(place, reported)) {
                reported.add(place);
                report(error, document.root().at(place));
            }
        }
    }

    private static boolean isBelow(String place, TreeSet<String> places) {
        String next = places.ceiling(place + "/");
        return next != null && next.startsWith(place + "/");
    }

    /** A member that does not fit is not evaluated, but this is what was found first. */
    private static boolean isAtOrBelow(String place, TreeSet<String> places) {
        return places.contains(place) || isBelow(place, places);
    }

    /** Whether an object would only be wrong as a reference, which it is not. */
    private static boolean isOfReference(Error error) {
        String location = error.getSchemaLocation().toString();
        boolean reference = location.contains("/Reference") || location.contains("$defs/reference");
        return reference && !error.getInstanceNode().has("$ref")
                || !reference && error.getInstanceNode().has("$ref")
                || List.of(
                                "oneOf",
                                "anyOf",
                                "if",
                                "then",
                                "else",
                                "not",
                                "$ref",
                                "$dynamicRef",
                                "allOf",
                                "dependentSchemas")
                        .contains(error.getKeyword());
    }

    private void report(Error error, Node node) {
        Diagnostics diagnostics = document.diagnostics();
        JsonNode rules = rules(error);
        switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" -> {
                String name = String.valueOf(error.getProperty());
                Node member = node.get(name);
                List<String> known = new ArrayList<>(rules.path("properties").propertyNames());
                diagnostics.warnAtKey(
                        member.isNone() ? node : member,
                        "'" + name + "' is not a keyword of " + title(error) + "; " + Spelling.didYouMean(name, known));
            }
            case "required" -> {
                String name = String.valueOf(error.getProperty());
                boolean misspelt = node.names().stream().anyMatch(each -> Spelling.isNear(each, name));
                if (!misspelt) {
                    diagnostics.warn(node, title(error) + " at " + node + " lacks '" + name + "'; add it");
                }
            }
            case "type" -> {
                if (node.type().words().equals(expected(error))) {
                    return; // 1.0 is a whole number, too
                }
                diagnostics.warn(
                        node,
                        "here stands " + node.type().words() + " where " + expected(error) + " belongs; correct it");
            }
            case "enum" -> {
                List<String> known = new ArrayList<>();
                error.getSchemaNode().forEach(value -> known.add(value.asString()));
                diagnostics.warn(
                        node, "'" + node.text() + "' is not known here; " + Spelling.didYouMean(node.text(), known));
            }
            default -> diagnostics.warn(node, error.getMessage().replaceFirst("^[^:]*: ", "") + "; correct it");
        }
    }

    /** The schema that has the keyword of an error. */
    private JsonNode rules(Error error) {
        String[] location = error.getSchemaLocation().toString().split("#", 2);
        JsonNode schema = texts.computeIfAbsent(location[0], id -> {
            String text = text(id);
            return text == null ? MAPPER.createObjectNode() : MAPPER.readTree(text);
        });
        int last = location.length < 2 ? -1 : location[1].lastIndexOf('/');
        return last < 0 ? schema : schema.at(location[1].substring(0, last));
    }

    private static String title(Error error) {
        String[] steps = error.getSchemaLocation().toString().split("/");
        for (int i = steps.length - 1; i > 0; i--) {
            if (steps[i - 1].equals("$defs") || steps[i - 1].equals("definitions")) {
                String name = steps[i].replaceAll("([a-z])([A-Z])", "$1 $2")
                        .replace('-', ' ')
                        .toLowerCase(Locale.ROOT);
                boolean many = name.endsWith("s") || name.equals("info");
                return many ? name : (name.matches("[aeio].*") ? "an " : "a ") + name;
            }
        }
        return "the document";
    }

    private static String expected(Error error) {
        String words = words(error.getSchemaNode());
        boolean whole = error.getSchemaLocation().toString().matches(".*/(\\$defs|definitions)/[^/]+/type");
        return whole ? title(error) + " (" + words + ")" : words;
    }

    private static String words(JsonNode types) {
        return switch (types.isArray() ? types.path(0).asString() : types.asString()) {
            case "object" -> "a mapping";
            case "array" -> "a list";
            case "boolean" -> "true or false";
            case "integer", "number" -> "a number";
            default -> "a text";
        };
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        return switch (node.type()) {
            case MAPPING -> {
                ObjectNode object = factory.objectNode();
                node.members().forEach((name, member) -> object.set(name, json(member)));
                yield object;
            }
            case SEQUENCE -> {
                ArrayNode array = factory.arrayNode();
                node.elements().forEach(element -> array.add(json(element)));
                yield array;
            }
            case INTEGER, NUMBER -> number(node.text());
            case BOOLEAN -> factory.booleanNode(node.isTrue());
            case NULL -> factory.nullNode();
            default -> factory.stringNode(node.text());
        };
    }

    private static JsonNode number(String text) {
        try {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return JsonNodeFactory.instance.numberNode(0);
        }
    }
}
