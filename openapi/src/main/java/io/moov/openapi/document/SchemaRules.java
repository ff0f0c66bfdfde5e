package io.moov.openapi.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with schemas although the published schema allows it: misspelt words, and what contradicts itself. */
final class SchemaRules {
    private static final Set<String> KEYWORDS = new TreeSet<>(List.of(
            ("$anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary additionalProperties"
                            + " allOf anyOf const contains contentEncoding contentMediaType contentSchema default"
                            + " dependentRequired dependentSchemas deprecated description discriminator else enum example"
                            + " examples exclusiveMaximum exclusiveMinimum externalDocs format if items maxContains maxItems"
                            + " maxLength maxProperties maximum minContains minItems minLength minProperties minimum"
                            + " multipleOf not nullable oneOf pattern patternProperties prefixItems properties"
                            + " propertyNames readOnly required then title type unevaluatedItems unevaluatedProperties"
                            + " uniqueItems writeOnly xml")
                    .split(" ")));
    private static final Set<String> TYPES =
            Set.of("array", "boolean", "integer", "null", "number", "object", "string");

    /** Extensions of ours, and what they are for. */
    private static final Map<String, String> MARKS = Map.of(
            "x-sensitive", "a property",
            "x-expiry", "a property",
            "x-header-value", "a property",
            "x-credential", "a property",
            "x-single-use", "a property",
            "x-idempotent", "an operation");

    private static final Map<String, String> INSTEAD =
            Map.of("examples", "write example", "const", "write an enum of one value");

    /** What counts beside a reference in OpenAPI 3.0, too. */
    private static final Set<String> BESIDE = Set.of(
            "$ref",
            "description",
            "title",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "nullable",
            "example",
            "externalDocs",
            "xml",
            "summary");

    private static final List<String> ONE = List.of(
            "items",
            "additionalProperties",
            "unevaluatedProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "schema");
    private static final List<String> SEVERAL = List.of("allOf", "anyOf", "oneOf", "prefixItems");
    private static final List<String> NAMED = List.of("properties", "patternProperties", "dependentSchemas", "$defs");

    private final Document document;
    private final Diagnostics diagnostics;
    private final Map<Node, Boolean> seen = new IdentityHashMap<>();

    SchemaRules(Document document) {
        this.document = document;
        this.diagnostics = document.diagnostics();
    }

    void check() {
        document.root().at("/components/schemas").members().values().forEach(schema -> schema(schema, false));
        find(document.root().get("paths"));
        find(document.root().get("components"));
    }

    /** Finds schemas in what is none, and marks in the wrong place. */
    private void find(Node node) {
        if (seen.put(node, true) != null) {
            return;
        }
        node.members().forEach((name, member) -> {
            boolean operation = node.has("responses") || node.has("operationId");
            if (name.startsWith("x-")) {
                mark(member, operation ? "an operation" : node.has("in") ? "a parameter" : place(node), null);
            } else if (name.equals("schema")) {
                member.members().forEach((keyword, mark) -> {
                    if (node.has("in") && MARKS.containsKey(keyword)) {
                        diagnostics.warnAtKey(mark, "'" + keyword + "' has no effect on a parameter; take it away");
                    }
                });
                schema(member, false);
            } else if (!name.equals("schemas") && !name.startsWith("example")) {
                find(member);
            }
        });
        node.elements().forEach(this::find);
    }

    private static String place(Node node) {
        return node.key().isEmpty() ? "the document" : node.key();
    }

    private void schema(Node node, boolean property) {
        schema(node, property, Set.of());
    }

    /** @param around the names of properties that the schemas beside this one declare */
    private void schema(Node node, boolean property, Set<String> around) {
        if (!node.isMapping() || seen.put(node, true) != null) {
            return;
        }
        node.members().forEach((name, member) -> {
            if (name.startsWith("x-")) {
                mark(member, property ? "a property" : "a schema", node);
            } else if (name.equals("nullable") && document.isVersion31()) {
                diagnostics.warnAtKey(
                        member,
                        "'nullable' is not a keyword of OpenAPI 3.1, only of 3.0, and counts all the same; write type: [string, 'null']");
            } else if (!document.isVersion31() && INSTEAD.containsKey(name)) {
                diagnostics.warnAtKey(
                        member, "'" + name + "' is not a keyword of OpenAPI 3.0, only of 3.1; " + INSTEAD.get(name));
            } else if (!document.isVersion31() && node.has("$ref") && !BESIDE.contains(name)) {
                diagnostics.warnAtKey(
                        member, "'" + name + "' beside $ref is ignored in OpenAPI 3.0; put both into allOf");
            } else if (!KEYWORDS.contains(name)) {
                diagnostics.warnAtKey(
                        member, "'" + name + "' is not a keyword of a schema; " + Spelling.didYouMean(name, KEYWORDS));
            }
        });
        leadsBack(node);
        type(node);
        values(node);
        bounds(node);
        if (!node.has("$ref")) {
            required(node, around);
            discriminator(node);
        }
        ONE.forEach(keyword -> schema(node.get(keyword), false));
        Set<String> all = declared(node, new HashSet<>());
        all.addAll(around);
        SEVERAL.forEach(keyword -> node.get(keyword).elements().forEach(each -> schema(each, false, all)));
        NAMED.forEach(keyword ->
                node.get(keyword).members().values().forEach(each -> schema(each, keyword.equals("properties"))));
    }

    private void mark(Node mark, String place, Node schema) {
        String name = mark.key();
        if (!MARKS.containsKey(name)) {
            String meant = Spelling.didYouMean(name, MARKS.keySet());
            if (meant.startsWith("did you mean")) {
                diagnostics.warnAtKey(mark, "'" + name + "' is not an extension that is known; " + meant);
            }
        } else if (mark.type() != Node.Type.BOOLEAN) {
            diagnostics.warnAtKey(mark, "'" + name + "' is " + mark.type().words() + "; write true or false");
        } else if (!MARKS.get(name).equals(place)
                && !(place.equals("a schema") && MARKS.get(name).equals("a property") && isNested(schema))) {
            diagnostics.warnAtKey(
                    mark, "'" + name + "' has no effect on " + place + "; mark " + plural(MARKS.get(name)));
        } else if (name.equals("x-expiry") && !schema.text("type").equals("integer")) {
            diagnostics.warnAtKey(mark, "'x-expiry' is for a property of type integer; take it away");
        } else if (name.equals("x-header-value") && !schema.text("type").equals("string")) {
            diagnostics.warnAtKey(mark, "'x-header-value' is for a property of type string; take it away");
        }
    }

    /** Whether a schema is the value of something that a class has: then a mark on it holds there. */
    private static boolean isNested(Node schema) {
        return schema != null && !schema.text("type").equals("object") && !schema.has("properties");
    }

    private static String plural(String place) {
        return place.equals("a property") ? "the properties" : "the operations";
    }

    private void leadsBack(Node node) {
        for (Node part : node.get("allOf").elements()) {
            if (reaches(part, node, new HashSet<>())) {
                Node place = part.has("$ref") ? part.get("$ref") : part;
                diagnostics.error(place, "the parts of allOf lead back to it; take one of them away");
            }
        }
    }

    private boolean reaches(Node from, Node to, Set<Node> visited) {
        Node target = Document.isReference(from) ? document.resolve(from) : from;
        if (target == to) {
            return true;
        }
        return visited.add(target)
                && target.get("allOf").elements().stream().anyMatch(each -> reaches(each, to, visited));
    }

    private void type(Node node) {
        Node type = node.get("type");
        List<Node> types = type.elements().isEmpty() ? List.of(type) : type.elements();
        if (type.type() == Node.Type.SEQUENCE && type.elements().isEmpty()) {
            diagnostics.warn(type, "the list of types is empty; name one, or leave it out");
            return;
        }
        for (Node each : types) {
            if (!each.isNone() && !TYPES.contains(each.text())) {
                diagnostics.warn(
                        each, "'" + each.text() + "' is not a type; " + Spelling.didYouMean(each.text(), TYPES));
            }
        }
        if (type.text().equals("array") && !node.has("items") && !node.has("prefixItems")) {
            diagnostics.warn(node, "the array lacks 'items', and holds any JSON; say what it holds");
        }
        if (!document.isVersion31() && type.type() == Node.Type.SEQUENCE) {
            diagnostics.warn(type, "a list of types is not in OpenAPI 3.0; write one type, or use 3.1");
        }
        if (!document.isVersion31() && type.text().equals("null")) {
            diagnostics.warn(type, "the type null is not in OpenAPI 3.0; write nullable: true");
        }
    }

    private void values(Node node) {
        Node values = node.get("enum");
        if (values.type() == Node.Type.SEQUENCE && values.elements().isEmpty()) {
            diagnostics.warn(values, "the enum is empty; name its values, or leave it out");
        }
        Set<String> texts = new HashSet<>();
        for (Node value : values.elements()) {
            if (!texts.add(value.text()) && value.isScalar()) {
                diagnostics.warn(value, "'" + value.text() + "' stands here twice; take one away");
            } else {
                fits(node, value, "the value");
            }
        }
        Node given = node.get("default");
        if (given.isScalar() && !texts.isEmpty() && !texts.contains(given.text())) {
            diagnostics.warn(
                    given,
                    "the default '" + given.text() + "' is not in the enum; "
                            + Spelling.didYouMean(given.text(), texts));
        } else if (given.isScalar()) {
            fits(node, given, "the default");
        }
    }

    private void fits(Node node, Node value, String what) {
        Node type = node.get("type");
        List<String> types = new ArrayList<>();
        (type.elements().isEmpty() ? List.of(type) : type.elements()).forEach(each -> types.add(each.text()));
        boolean none = type.isNone() || !value.isScalar();
        boolean fits = switch (value.type()) {
            case STRING -> types.contains("string");
            case INTEGER -> types.contains("integer") || types.contains("number");
            case NUMBER -> types.contains("number") || types.contains("integer") && isWhole(value.text());
            case BOOLEAN -> types.contains("boolean");
            default -> true;
        };
        if (!none && !fits) {
            diagnostics.warn(
                    value,
                    what + " is " + value.type().words() + ", but the type is " + String.join(" or ", types)
                            + "; correct it");
        }
    }

    private static boolean isWhole(String number) {
        try {
            return new BigDecimal(number).stripTrailingZeros().scale() <= 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private void bounds(Node node) {
        for (String keyword :
                List.of("maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties")) {
            Node bound = node.get(keyword);
            if (!bound.isNone() && !bound.text().matches("\\d+(\\.0+)?")) {
                diagnostics.warn(bound, "'" + keyword + "' is " + bound.text() + "; write a whole number, 0 or more");
            }
        }
        for (String keyword : List.of("multipleOf", "minimum", "maximum")) {
            Node bound = node.get(keyword);
            if (bound.type() == Node.Type.STRING) {
                diagnostics.warn(bound, "here stands a text where a number belongs; correct it");
            }
        }
        for (String end : List.of("imum", "Length", "Items", "Properties")) {
            Node low = node.get("min" + end);
            Node high = node.get("max" + end);
            if (isNumber(low)
                    && isNumber(high)
                    && new BigDecimal(low.text()).compareTo(new BigDecimal(high.text())) > 0) {
                diagnostics.warn(low, "min" + end + " is above max" + end + "; correct one of them");
            }
        }
    }

    private static boolean isNumber(Node node) {
        return node.text().matches("-?\\d+(\\.\\d+)?");
    }

    private void required(Node node, Set<String> around) {
        Set<String> names = new HashSet<>();
        for (Node name : node.get("required").elements()) {
            if (!names.add(name.text())) {
                diagnostics.warn(name, "'" + name.text() + "' stands here twice; take one away");
            }
        }
        Set<String> declared = declared(node, new HashSet<>());
        declared.addAll(around);
        boolean open = node.get("additionalProperties").isMapping()
                || node.get("additionalProperties").isTrue();
        for (Node name : node.get("required").elements()) {
            if (!declared.isEmpty() && !open && !declared.contains(name.text())) {
                diagnostics.warn(
                        name,
                        "'" + name.text() + "' is required, but is not a property here; "
                                + Spelling.didYouMean(name.text(), declared));
            }
        }
    }

    /** The names of all properties of a schema, and of all that it is composed of. */
    private Set<String> declared(Node node, Set<Node> visited) {
        Set<String> names = new TreeSet<>();
        if (!node.isMapping() || !visited.add(node)) {
            return names;
        }
        names.addAll(node.get("properties").names());
        for (String keyword : SEVERAL) {
            node.get(keyword).elements().forEach(each -> names.addAll(declared(each, visited)));
        }
        if (Document.isReference(node)) {
            names.addAll(declared(document.target(node), visited));
        }
        return names;
    }

    private void discriminator(Node node) {
        Node discriminator = node.get("discriminator");
        if (!discriminator.isMapping()) {
            return;
        }
        Node name = discriminator.get("propertyName");
        Set<String> declared = declared(node, new HashSet<>());
        if (!name.isNone() && !declared.isEmpty() && !declared.contains(name.text())) {
            diagnostics.warn(
                    name,
                    "'" + name.text() + "' is not a property here; " + Spelling.didYouMean(name.text(), declared));
        }
        Set<String> components =
                new TreeSet<>(document.root().at("/components/schemas").names());
        for (Node target : discriminator.get("mapping").members().values()) {
            String text = target.text().replaceFirst("^#/components/schemas/", "");
            if (!text.contains("/") && !text.contains(".") && !components.contains(text)) {
                diagnostics.warn(
                        target, "'" + target.text() + "' is not a schema; " + Spelling.didYouMean(text, components));
            }
        }
    }
}
