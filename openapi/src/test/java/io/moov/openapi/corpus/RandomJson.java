package io.moov.openapi.corpus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes random JSON for schemas. It knows nothing of the generator; whether what it makes is valid is what a validator says, as there
 * are schemas for which no value comes to mind.
 */
final class RandomJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEP = 4;
    private static final int TOO_DEEP = 14;
    private static final String LETTERS = "abcXYZ019-_ .äß漢😀\"\\/\n";
    private static final List<String> GUESSES = List.of(
            "a",
            "A",
            "abc",
            "ABC",
            "Abc",
            "0",
            "1",
            "12",
            "123",
            "1234",
            "12345",
            "123456",
            "a1",
            "A1",
            "ab12",
            "1.0",
            "1.0.0",
            "v1",
            "00:00",
            "12:30",
            "12:30:00",
            "2024-05-06",
            "2024-05-06T07:08:09Z",
            "a@b.example",
            "https://a.example/b",
            "http://a.example",
            "+4912345",
            "+14155552671",
            "USD",
            "US",
            "en",
            "en-US",
            "#ffffff",
            "192.0.2.1",
            "arn:aws:a",
            "00000000-0000-0001-0000-000000000002",
            "/",
            "/a",
            "a/b",
            "a.b",
            "a_b",
            "a-b",
            "true",
            "");

    private final JsonNode document;
    private final boolean version31;
    private final Random random;

    RandomJson(JsonNode document, Random random) {
        this.document = document;
        this.version31 = document.path("openapi").asString("").startsWith("3.1");
        this.random = random;
    }

    JsonNode valueOf(JsonNode schema) {
        return value(schema, 0);
    }

    private JsonNode value(JsonNode declared, int depth) {
        if (!declared.isObject() || depth > TOO_DEEP) {
            return any(depth);
        }
        JsonNode own = declared.has("$ref") ? target(declared.get("$ref").asString("")) : declared;
        if (own.has("discriminator") && !own.has("oneOf") && !own.has("anyOf")) {
            return child(declared, own, depth);
        }
        ObjectNode schema = merged(declared, 0);
        List<JsonNode> choices = new ArrayList<>();
        String choice = schema.has("oneOf") ? "oneOf" : "anyOf";
        schema.path(choice).forEach(choices::add);
        if (!choices.isEmpty()) {
            return chosen(schema, choice, choices.get(random.nextInt(choices.size())), depth);
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        if (schema.path("nullable").asBoolean(false) && schema.has("type") && random.nextInt(8) == 0) {
            return JSON.nullNode();
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> JSON.stringNode(text(schema));
            case "integer" -> JSON.numberNode(number(schema, 0));
            case "number" -> JSON.numberNode(number(schema, 2));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> any(depth);
        };
    }

    private JsonNode chosen(ObjectNode schema, String choice, JsonNode variant, int depth) {
        ObjectNode rest = schema.deepCopy();
        rest.remove(choice);
        JsonNode discriminator = rest.remove("discriminator");
        ArrayNode parts = JSON.arrayNode().add(rest).add(variant);
        JsonNode value = value(JSON.objectNode().set("allOf", parts), depth + 1);
        if (discriminator != null && value.isObject() && variant.has("$ref")) {
            ((ObjectNode) value).put(discriminator.path("propertyName").asString(""), label(discriminator, variant));
        }
        return value;
    }

    /** A discriminator without a choice is for those that are all of its schema. */
    private JsonNode child(JsonNode declared, JsonNode parent, int depth) {
        List<String> children = new ArrayList<>();
        for (Map.Entry<String, JsonNode> component :
                document.at("/components/schemas").properties()) {
            for (JsonNode part : component.getValue().path("allOf")) {
                if (part.has("$ref") && target(part.get("$ref").asString("")) == parent) {
                    children.add("#/components/schemas/"
                            + component.getKey().replace("~", "~0").replace("/", "~1"));
                }
            }
        }
        ObjectNode schema = merged(declared, 0);
        schema.remove("discriminator");
        if (children.isEmpty()) {
            return value(schema, depth + 1);
        }
        JsonNode child = JSON.objectNode().put("$ref", children.get(random.nextInt(children.size())));
        JsonNode value = value(child, depth + 1);
        JsonNode discriminator = parent.get("discriminator");
        String name = discriminator.path("propertyName").asString("");
        boolean childrenOfItsOwn = target(child.get("$ref").asString()).has("discriminator");
        if (value.isObject() && !childrenOfItsOwn) {
            ((ObjectNode) value).put(name, label(discriminator, child));
        }
        return value;
    }

    private static String label(JsonNode discriminator, JsonNode variant) {
        String reference = variant.get("$ref").asString();
        String name = reference.substring(reference.lastIndexOf('/') + 1);
        for (Map.Entry<String, JsonNode> mapped : discriminator.path("mapping").properties()) {
            String target = mapped.getValue().asString("");
            if (target.equals(reference) || target.equals(name)) {
                return mapped.getKey();
            }
        }
        return name;
    }

    /** A schema with what it refers to and is all of. */
    private ObjectNode merged(JsonNode declared, int depth) {
        ObjectNode merged = JSON.objectNode();
        if (depth > 20 || !declared.isObject()) {
            return merged;
        }
        if (declared.has("$ref")) {
            merge(merged, merged(target(declared.get("$ref").asString("")), depth + 1));
            if (!version31) {
                return merged;
            }
        }
        for (JsonNode part : declared.path("allOf")) {
            ObjectNode inherited = merged(part, depth + 1);
            if (!inherited.has("oneOf") && !inherited.has("anyOf")) {
                inherited.remove("discriminator");
            }
            merge(merged, inherited);
        }
        ObjectNode own = ((ObjectNode) declared).deepCopy();
        own.remove(List.of("allOf", "$ref"));
        merge(merged, own);
        return merged;
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> keyword : from.properties()) {
            JsonNode before = into.get(keyword.getKey());
            JsonNode value = keyword.getValue();
            if (keyword.getKey().equals("properties") && before instanceof ObjectNode properties && value.isObject()) {
                for (Map.Entry<String, JsonNode> property : value.properties()) {
                    JsonNode first = properties.get(property.getKey());
                    properties.set(
                            property.getKey(),
                            first == null
                                    ? property.getValue()
                                    : JSON.objectNode()
                                            .set(
                                                    "allOf",
                                                    JSON.arrayNode().add(first).add(property.getValue())));
                }
            } else if (keyword.getKey().equals("required") && before instanceof ArrayNode required && value.isArray()) {
                value.forEach(required::add);
            } else {
                into.set(keyword.getKey(), value.deepCopy());
            }
        }
    }

    private JsonNode target(String reference) {
        int hash = reference.indexOf('#');
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        return hash == 0
                ? document.at(URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8))
                : JSON.objectNode();
    }

    private String type(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isArray() && !type.isEmpty()) {
            return type.get(random.nextInt(type.size())).asString("");
        }
        if (type.isString()) {
            return type.asString();
        }
        if (schema.has("properties") || schema.has("additionalProperties") || schema.has("required")) {
            return "object";
        }
        return schema.has("items") ? "array" : schema.has("pattern") || schema.has("format") ? "string" : "";
    }

    private JsonNode object(ObjectNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        JsonNode properties = schema.path("properties");
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            boolean wanted = depth < DEEP ? random.nextInt(3) > 0 : depth < DEEP + 2 && random.nextInt(6) == 0;
            if (required.contains(property.getKey()) || wanted) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        JsonNode extras = schema.path("additionalProperties");
        for (String name : required) {
            if (!object.has(name)) {
                object.set(name, extras.isObject() ? value(extras, depth + 1) : any(depth));
            }
        }
        boolean closed = extras.isBoolean() && !extras.asBoolean()
                || schema.path("unevaluatedProperties").isBoolean()
                        && !schema.path("unevaluatedProperties").asBoolean()
                || schema.has("propertyNames");
        if (!closed && depth < DEEP && random.nextInt(3) == 0) {
            object.set("x" + random.nextInt(100) + " \"ä", extras.isObject() ? value(extras, depth + 1) : any(depth));
        }
        return object;
    }

    private JsonNode array(ObjectNode schema, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.max(least, Math.min(schema.path("maxItems").asInt(3), depth < DEEP ? 3 : 0));
        Set<JsonNode> elements = new LinkedHashSet<>();
        int count = least + (most > least ? random.nextInt(most - least + 1) : 0);
        List<JsonNode> all = new ArrayList<>();
        for (int i = 0; i < Math.min(count, 50); i++) {
            JsonNode first = schema.path("prefixItems").path(i);
            JsonNode element = first.isMissingNode()
                    ? schema.has("items") ? value(schema.get("items"), depth + 1) : any(depth)
                    : value(first, depth + 1);
            if (elements.add(element) || !schema.path("uniqueItems").asBoolean(false)) {
                all.add(element);
            }
        }
        return JSON.arrayNode().addAll(all);
    }

    private String text(ObjectNode schema) {
        if (schema.has("pattern")) {
            return matching(schema);
        }
        long least = schema.path("minLength").asLong(0);
        long most = schema.path("maxLength").asLong(Long.MAX_VALUE);
        switch (schema.path("contentEncoding").asString("").equals("base64")
                ? "byte"
                : schema.path("format").asString("")) {
            case "date-time":
                return Instant.ofEpochSecond(
                                random.nextInt(), random.nextBoolean() ? 0 : random.nextInt(1000) * 1_000_000)
                        .toString()
                        .replaceFirst("0+Z$", random.nextBoolean() ? "0Z" : "Z")
                        .replaceFirst("(:\\d)Z$", "$10Z")
                        .replaceFirst("(\\.\\d*[1-9])0+Z$", "$1Z");
            case "date":
                return LocalDate.ofEpochDay(random.nextInt(40000)).toString();
            case "uuid":
                return new UUID(random.nextLong(), random.nextLong()).toString();
            case "uri", "url", "uri-reference", "iri", "uri-template":
                return "https://a.example/" + random.nextInt(1000) + "?b=c%20d#e";
            case "byte":
                byte[] bytes = new byte[random.nextInt(9)];
                random.nextBytes(bytes);
                return Base64.getEncoder().encodeToString(bytes);
            case "decimal":
                return new BigDecimal(random.nextInt(1_000_000))
                        .movePointLeft(2)
                        .toPlainString();
            case "email", "idn-email":
                return "a" + random.nextInt(1000) + "@b.example";
            case "hostname", "idn-hostname":
                return "a" + random.nextInt(1000) + ".example";
            case "ipv4":
                return "192.0.2." + random.nextInt(256);
            case "ipv6":
                return "2001:db8::" + random.nextInt(10);
            case "time":
                return "07:08:09Z";
            case "duration":
                return "P1D";
            case "regex":
                return "a+";
            case "json-pointer":
                return "/a";
            default:
                StringBuilder text = new StringBuilder();
                long length = Math.min(least + random.nextInt(6), Math.min(most, 300));
                while (text.codePointCount(0, text.length()) < length) {
                    text.appendCodePoint(LETTERS.codePoints()
                            .skip(random.nextInt(20))
                            .findFirst()
                            .orElse('a'));
                }
                return text.toString();
        }
    }

    private String matching(ObjectNode schema) {
        try {
            Pattern pattern = Pattern.compile(schema.get("pattern").asString(""));
            long least = schema.path("minLength").asLong(0);
            long most = schema.path("maxLength").asLong(Long.MAX_VALUE);
            List<String> matching = GUESSES.stream()
                    .flatMap(guess -> List.of(guess, guess.repeat(4), guess.repeat(8), guess.repeat(24)).stream())
                    .filter(guess -> guess.length() >= least && guess.length() <= most)
                    .filter(guess -> pattern.matcher(guess).find())
                    .toList();
            return matching.isEmpty() ? "" : matching.get(random.nextInt(matching.size()));
        } catch (PatternSyntaxException e) {
            return "";
        }
    }

    private BigDecimal number(ObjectNode schema, int scale) {
        BigDecimal least = bound(schema, "minimum", "exclusiveMinimum", BigDecimal.valueOf(-1000));
        BigDecimal most = bound(schema, "maximum", "exclusiveMaximum", least.add(BigDecimal.valueOf(2000)));
        least = least.min(most.add(schema.has("minimum") ? BigDecimal.ZERO : BigDecimal.valueOf(-1000)));
        BigDecimal value = least.add(most.subtract(least).multiply(BigDecimal.valueOf(random.nextDouble())))
                .setScale(scale, RoundingMode.HALF_EVEN);
        BigDecimal factor =
                schema.path("multipleOf").isNumber() ? schema.get("multipleOf").decimalValue() : BigDecimal.ZERO;
        if (factor.signum() > 0) {
            value = value.divide(factor, 0, RoundingMode.CEILING).multiply(factor);
        }
        String format = schema.path("format").asString("");
        return format.equals("float") || format.equals("double") ? BigDecimal.valueOf(value.doubleValue()) : value;
    }

    /** In 3.0 what excludes a bound is true or false, in 3.1 it is the bound. */
    private static BigDecimal bound(ObjectNode schema, String bound, String excluded, BigDecimal otherwise) {
        BigDecimal value = schema.path(bound).isNumber() ? schema.get(bound).decimalValue() : otherwise;
        BigDecimal step = BigDecimal.valueOf(bound.equals("minimum") ? 1 : -1);
        if (schema.path(excluded).isNumber()) {
            return schema.get(excluded).decimalValue().add(step);
        }
        return schema.path(excluded).asBoolean(false) ? value.add(step) : value;
    }

    private JsonNode any(int depth) {
        return switch (random.nextInt(depth < DEEP ? 6 : 4)) {
            case 0 -> JSON.stringNode(text(JSON.objectNode()));
            case 1 -> JSON.numberNode(BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(3)));
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.stringNode("");
            case 4 -> JSON.objectNode().set("any", any(depth + 1));
            default -> JSON.arrayNode().add(any(depth + 1)).add(JSON.nullNode());
        };
    }
}
