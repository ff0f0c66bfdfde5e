package io.moov.openapi.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes random OpenAPI documents, valid ones, and notes which forms they use. */
final class RandomDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "id", "name", "class", "a-b", "x y", "$ref_", "ü", "value", "builder", "1st", "type", "items", "json");
    private static final List<String> WORDS =
            List.of("alpha", "beta", "gamma d", "x]", "a\nb", "", "ü\"", "42", "null", "class");
    private static final List<String> FORMATS =
            List.of("", "", "", "date-time", "date", "uuid", "uri", "byte", "decimal", "password", "email");

    /** The forms that this document has: keywords, styles, and kinds of unions. */
    final Set<String> forms = new TreeSet<>();

    private final Random random;
    private final boolean version31;
    private final ObjectNode schemas = JSON.objectNode();
    private final List<String> components = new ArrayList<>();

    private RandomDocument(long seed) {
        random = new Random(seed);
        version31 = random.nextBoolean();
    }

    record Made(JsonNode json, Set<String> forms) {}

    static Made of(long seed) {
        RandomDocument document = new RandomDocument(seed);
        return new Made(document.make(), document.forms);
    }

    private JsonNode make() {
        ObjectNode root = JSON.objectNode().put("openapi", note(version31 ? "3.1.0" : "3.0.3"));
        root.putObject("info").put("title", "Random").put("version", "1");
        int count = 4 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            components.add("S" + i);
        }
        for (int i = 0; i < count; i++) {
            schemas.set("S" + i, withoutCircle(component(), i));
        }
        ObjectNode paths = root.putObject("paths");
        int operations = 1 + random.nextInt(4);
        for (int i = 0; i < operations; i++) {
            addOperation(paths, i);
        }
        root.putObject("components").set("schemas", schemas);
        return root;
    }

    private String note(String form) {
        forms.add(form);
        return form;
    }

    private boolean maybe(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ObjectNode reference() {
        return JSON.objectNode().put("$ref", "#/components/schemas/" + any(components));
    }

    /** What is nothing but a reference leads to a later component, and in the end to a text. */
    private JsonNode withoutCircle(JsonNode component, int i) {
        if (!component.has("$ref")) {
            return component;
        }
        boolean last = i == components.size() - 1;
        return last ? text() : ((ObjectNode) component).put("$ref", "#/components/schemas/" + components.get(i + 1));
    }

    private JsonNode component() {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> object(0);
            case 3 -> enumeration();
            case 4 -> unionByContent();
            case 5 -> unionByConstant();
            case 6 -> unionByDiscriminator();
            case 7 -> allOf();
            default -> schema(0);
        };
    }

    private ObjectNode schema(int depth) {
        ObjectNode schema = switch (random.nextInt(depth > 2 ? 6 : 11)) {
            case 0, 1 -> text();
            case 2 -> number("integer");
            case 3 -> number(note("number"));
            case 4 -> typed(note("boolean"));
            case 5 -> maybe(2) ? enumeration() : JSON.objectNode();
            case 6 -> array(depth);
            case 7 -> map(depth);
            case 8 -> object(depth + 1);
            default -> reference();
        };
        if (schema.has("type") && maybe(8)) {
            if (!version31) {
                schema.put(note("nullable"), true);
            } else if (!schema.has("enum")) {
                note("type with null");
                schema.set("type", JSON.arrayNode().add(schema.get("type")).add("null"));
            }
        }
        if (!schema.has("$ref") || version31) {
            if (maybe(8)) {
                schema.put(note("description"), "Says */ <b> {@code x} & `more`.\n\n- one\n- two");
            }
            if (maybe(10)) {
                schema.put(note("deprecated"), true);
            }
            if (maybe(10)) {
                schema.put(note("x-sensitive"), true);
            }
        }
        return schema;
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private ObjectNode text() {
        ObjectNode schema = typed("string");
        String format = any(FORMATS);
        if (!format.isEmpty()) {
            schema.put("format", format);
            note("format " + format);
        } else if (maybe(4)) {
            schema.put(note("minLength"), 1).put(note("maxLength"), 9);
        } else if (maybe(4)) {
            schema.put(note("pattern"), "^[a-z]+$");
        } else if (maybe(4)) {
            schema.put(note("default"), "text");
        }
        return schema;
    }

    private ObjectNode number(String type) {
        ObjectNode schema = typed(type);
        if (maybe(4)) {
            schema.put(note("minimum"), 0).put(note("maximum"), 500);
        }
        if (type.equals("integer")) {
            note("integer");
            if (maybe(3)) {
                schema.put("format", maybe(2) ? "int32" : "int64");
            }
        } else if (maybe(3)) {
            schema.put("format", note("double"));
        }
        return schema;
    }

    private ObjectNode enumeration() {
        ObjectNode schema = typed("string");
        ArrayNode values = schema.putArray(note("enum"));
        Set<String> words = new TreeSet<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            words.add(any(WORDS));
        }
        words.forEach(values::add);
        if (version31 && words.size() == 1) {
            schema.remove("enum");
            schema.put(note("const"), words.iterator().next());
        } else if (maybe(6)) {
            schema.removeAll();
            schema.put("type", "integer").putArray("enum").add(1).add(2).add(-3);
            note("enum of integers");
        }
        return schema;
    }

    private ObjectNode array(int depth) {
        ObjectNode schema = typed(note("array"));
        if (!maybe(8)) {
            schema.set("items", schema(depth + 1));
        } else if (!version31) {
            schema.putObject("items");
        }
        if (maybe(5)) {
            schema.put(note("uniqueItems"), true);
        } else if (maybe(5)) {
            schema.put(note("minItems"), 1).put(note("maxItems"), 4);
        } else if (version31 && maybe(6)) {
            schema.putArray(note("prefixItems")).add(schema(depth + 1));
        }
        return schema;
    }

    private ObjectNode map(int depth) {
        ObjectNode schema = typed("object");
        note("map");
        if (maybe(3)) {
            schema.put("additionalProperties", true);
        } else {
            schema.set("additionalProperties", schema(depth + 1));
        }
        return schema;
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = typed(note("object"));
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String name = any(NAMES);
            ObjectNode property = schema(depth + 1);
            if (!property.has("$ref") && maybe(10)) {
                property.put(note(maybe(2) ? "readOnly" : "writeOnly"), true);
            }
            // An object that requires itself has no value.
            if (!properties.has(name) && !property.has("$ref") && maybe(3)) {
                required.add(name);
            }
            if (!properties.has(name)) {
                properties.set(name, property);
            }
        }
        if (!required.isEmpty()) {
            schema.set(note("required"), required);
        }
        if (maybe(6)) {
            schema.put("additionalProperties", false);
            note("additionalProperties false");
        } else if (maybe(6)) {
            schema.set("additionalProperties", schema(depth + 1));
            note("additionalProperties beside properties");
        } else if (version31 && maybe(8)) {
            schema.put(note("unevaluatedProperties"), false);
        } else if (maybe(10)) {
            schema.put("title", "Title " + random.nextInt(100));
            note("title");
        }
        return schema;
    }

    private ObjectNode allOf() {
        ObjectNode schema = JSON.objectNode();
        ArrayNode parts = schema.putArray(note("allOf"));
        ObjectNode base = typed("object");
        base.putObject("properties").set("base", text());
        parts.add(base);
        ObjectNode more = typed("object");
        more.putObject("properties").set("more", schema(1));
        if (maybe(2)) {
            more.putArray("required").add("base");
        }
        parts.add(more);
        return schema;
    }

    private ObjectNode variant(String name) {
        ObjectNode variant = typed("object");
        ObjectNode properties = variant.putObject("properties");
        ObjectNode own = schema(2);
        properties.set("of" + name, own.has("$ref") ? text() : own);
        properties.set("self", reference());
        if (maybe(2)) {
            variant.putArray("required").add("of" + name);
        }
        if (maybe(4)) {
            variant.put("additionalProperties", false);
        }
        return variant;
    }

    private ObjectNode unionByContent() {
        String choice = maybe(3) ? "anyOf" : "oneOf";
        note(choice + " by content");
        ObjectNode schema = JSON.objectNode();
        ArrayNode variants = schema.putArray(choice);
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            ObjectNode variant = variant(String.valueOf((char) ('A' + i)));
            variant.putArray("required").add("of" + (char) ('A' + i));
            variants.add(variant);
        }
        if (maybe(2)) {
            variants.add(typed("string"));
            note("union with text");
        }
        if (maybe(2)) {
            ObjectNode list = typed("array");
            list.set("items", typed("integer"));
            variants.add(list);
            note("union with list");
        }
        if (maybe(4)) {
            schema.putObject("properties").set("beside", text());
            note("properties beside a union");
        }
        return schema;
    }

    private ObjectNode unionByConstant() {
        note("union by constant");
        ObjectNode schema = JSON.objectNode();
        ArrayNode variants = schema.putArray(maybe(4) ? "anyOf" : "oneOf");
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            ObjectNode variant = variant("Same");
            ObjectNode constant = typed("string");
            if (version31) {
                constant.put("const", "c" + i);
            } else {
                constant.putArray("enum").add("c" + i);
            }
            ((ObjectNode) variant.get("properties")).set("kind", constant);
            ArrayNode required = variant.putArray("required");
            if (!maybe(4)) {
                required.add("kind");
            } else {
                variant.remove("required");
                note("union by an optional constant");
            }
            variants.add(variant);
        }
        if (maybe(4)) {
            variants.add(typed("boolean"));
        }
        return schema;
    }

    private ObjectNode unionByDiscriminator() {
        ObjectNode schema = JSON.objectNode();
        ArrayNode variants = schema.putArray(maybe(4) ? "anyOf" : "oneOf");
        ObjectNode discriminator = schema.putObject("discriminator").put("propertyName", "kind");
        ObjectNode mapping = JSON.objectNode();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            String name = "V" + schemas.size() + "x" + i;
            ObjectNode variant = variant("V" + i);
            ((ObjectNode) variant.get("properties")).set("kind", typed("string"));
            ArrayNode required = JSON.arrayNode().add("kind");
            variant.set("required", required);
            schemas.set(name, variant);
            variants.addObject().put("$ref", "#/components/schemas/" + name);
            mapping.put("label " + i, "#/components/schemas/" + name);
        }
        note("union by discriminator");
        if (maybe(2)) {
            discriminator.set(note("mapping"), mapping);
        }
        return schema;
    }

    private void addOperation(ObjectNode paths, int number) {
        String method = any(List.of("get", "post", "put", "delete", "patch"));
        ArrayNode parameters = JSON.arrayNode();
        StringBuilder path = new StringBuilder("/p" + number);
        for (int i = 0; i < random.nextInt(3); i++) {
            path.append("/{path").append(i).append('}');
            parameters.add(parameter("path", "path" + i, any(List.of("simple", "label", "matrix")))
                    .put("required", true));
        }
        for (int i = 0; i < random.nextInt(5); i++) {
            String style = any(List.of("form", "spaceDelimited", "pipeDelimited", "deepObject"));
            parameters.add(parameter("query", "query" + i, style));
        }
        for (int i = 0; i < random.nextInt(2); i++) {
            parameters.add(parameter("header", "X-Header-" + i, "simple"));
        }
        if (maybe(5)) {
            parameters.add(parameter("cookie", "cookie", "form"));
        }
        ObjectNode operation =
                paths.putObject(path.toString()).putObject(method).put("operationId", "operation" + number);
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
        if (!Set.of("get", "delete").contains(method) && maybe(2)) {
            ObjectNode body = operation.putObject("requestBody");
            body.putObject("content").putObject(media()).set("schema", content());
            if (maybe(2)) {
                body.put("required", true);
            } else {
                note("optional body");
            }
        }
        ObjectNode responses = operation.putObject("responses");
        addResponse(responses, any(List.of("200", "201", "2XX")));
        if (maybe(3)) {
            addResponse(responses, "202");
            note("several successes");
        }
        if (maybe(2)) {
            addResponse(responses, any(List.of("400", "4XX", "default")));
            note("error response");
        }
    }

    private ObjectNode parameter(String in, String name, String style) {
        ObjectNode parameter = JSON.objectNode().put("name", name).put("in", in);
        if (maybe(8)) {
            parameter.putObject("content").putObject("application/json").set("schema", schema(1));
            note(in + " as JSON");
            return parameter;
        }
        boolean explode = random.nextBoolean();
        parameter.put("style", style).put("explode", explode);
        ObjectNode schema;
        do {
            schema = style.equals("deepObject")
                    ? object(2)
                    : switch (random.nextInt(4)) {
                        case 0 -> array(2);
                        case 1 -> object(2);
                        default -> text();
                    };
            // A header carries ASCII.
        } while (in.equals("header") && !schema.toString().chars().allMatch(c -> c < 128));
        note(in + " " + style + (explode ? " exploded" : ""));
        parameter.set("schema", schema);
        if (maybe(3)) {
            parameter.put("required", true);
        }
        if (in.equals("query") && maybe(6)) {
            parameter.put(note("allowReserved"), true);
        }
        return parameter;
    }

    private String media() {
        return note(any(List.of(
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "text/plain",
                "application/pdf")));
    }

    private ObjectNode content() {
        return maybe(2) ? reference() : object(1);
    }

    private void addResponse(ObjectNode responses, String status) {
        ObjectNode response = responses.putObject(status).put("description", "It is so.");
        if (!maybe(5)) {
            response.putObject("content")
                    .putObject("application/json")
                    .set("schema", maybe(3) ? schema(1) : reference());
        } else {
            note("no content");
        }
    }
}
