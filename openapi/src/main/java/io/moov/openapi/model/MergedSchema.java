package io.moov.openapi.model;

import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several schemas together say of one value, with references followed and {@code allOf} merged. */
public final class MergedSchema {
    /**
     * Variants that a value may have.
     *
     * @param owner the schema that has {@code oneOf} or {@code anyOf}
     * @param variants the schemas, without null
     * @param discriminator of the owner, or {@link Node#NONE}
     * @param several whether a value may be several of them at once
     */
    public record Choice(Node owner, List<Node> variants, Node discriminator, boolean several) {}

    /** What a schema without a shape of its own, as a variant, only restricts. */
    private static final Set<String> SHAPING = Set.of(
            "$ref",
            "type",
            "properties",
            "items",
            "prefixItems",
            "enum",
            "const",
            "oneOf",
            "anyOf",
            "allOf",
            "additionalProperties",
            "patternProperties",
            "unevaluatedProperties",
            "format");

    /** Null is told by {@link Schemas#isNullable}. Empty if any type will do. */
    public Set<String> types = Set.of();

    public String format = "";
    boolean base64;
    boolean unique;
    boolean tuple;

    /** Whether no value fits. */
    boolean never;

    /** Null if any value will do. */
    public List<Node> values;

    public final Map<String, List<SchemaPart>> properties = new LinkedHashMap<>();
    public final Set<String> required = new LinkedHashSet<>();

    /** Null if the elements may be anything. */
    public List<SchemaPart> items;

    /** What members that are no properties are, empty for any JSON; null if the schema does not ask for them. */
    public List<SchemaPart> additional;

    boolean closed;
    public final List<Choice> choices = new ArrayList<>();

    /** Of a schema without variants of its own, whose variants are those that have it in {@code allOf}. */
    Node inheritedDiscriminator = Node.NONE;

    private final Schemas schemas;
    private final Set<SchemaPart> seen = new HashSet<>();

    MergedSchema(List<SchemaPart> parts, Schemas schemas) {
        this.schemas = schemas;
        parts.forEach(part -> add(part.node(), part.withoutChoices()));
        seen.clear();
    }

    private void add(Node node, boolean withoutChoices) {
        if (node.isFalse()) {
            never = true;
        }
        if (!node.isMapping() || !seen.add(new SchemaPart(node, withoutChoices))) {
            return;
        }
        if (Document.isReference(node)) {
            add(schemas.document().target(node), withoutChoices);
            if (!schemas.document().isVersion31()) {
                return;
            }
        }
        node.get("allOf").elements().forEach(each -> add(each, withoutChoices));
        addValues(node);
        addObject(node);
        addArray(node);
        if (!withoutChoices) {
            addChoice(node, "oneOf");
            addChoice(node, "anyOf");
            if (choices.isEmpty() && node.get("discriminator").isMapping()) {
                inheritedDiscriminator = node.get("discriminator");
            }
        }
    }

    private void addValues(Node node) {
        Set<String> own = new LinkedHashSet<>();
        Node type = node.get("type");
        (type.elements().isEmpty() ? List.of(type) : type.elements()).forEach(each -> own.add(each.text()));
        own.removeAll(Set.of("", "null"));
        if (!own.isEmpty()) {
            types = types.isEmpty() ? own : both(types, own);
            never |= types.isEmpty();
        }
        if (node.has("format")) {
            format = node.text("format");
        }
        base64 |= node.text("contentEncoding").equals("base64");
        if (node.has("const")) {
            addValues(List.of(node.get("const")));
        }
        if (!node.get("enum").elements().isEmpty()) {
            addValues(node.get("enum").elements());
        }
    }

    /** Those that both allow; every integer is a number. */
    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> common = new LinkedHashSet<>(one);
        common.retainAll(other);
        if (common.isEmpty() && (one.contains("integer") || other.contains("integer"))) {
            boolean numbers = one.contains("number") || other.contains("number");
            return numbers ? Set.of("integer") : common;
        }
        return common;
    }

    private void addValues(List<Node> own) {
        List<Node> present =
                own.stream().filter(each -> each.type() != Node.Type.NULL).toList();
        if (present.isEmpty()) {
            return;
        }
        if (values == null) {
            values = present;
            return;
        }
        List<String> texts = present.stream().map(Node::text).toList();
        List<Node> common =
                values.stream().filter(each -> texts.contains(each.text())).toList();
        values = common.isEmpty() ? present : common;
    }

    private void addObject(Node node) {
        node.get("properties").members().forEach((name, schema) -> {
            List<SchemaPart> parts = new ArrayList<>(properties.getOrDefault(name, List.of()));
            SchemaPart part = new SchemaPart(schema, false);
            if (!parts.contains(part)) {
                parts.add(part);
            }
            properties.put(name, parts);
        });
        node.get("required").elements().forEach(each -> required.add(each.text()));
        for (String keyword : List.of("additionalProperties", "unevaluatedProperties")) {
            Node more = node.get(keyword);
            if (more.isFalse()) {
                closed = true;
            } else if (more.isTrue() || more.isMapping()) {
                addAdditional(more.isTrue() || more.names().isEmpty() ? List.of() : SchemaPart.of(more));
            }
        }
        if (!node.get("patternProperties").names().isEmpty()) {
            addAdditional(patterns(node));
        }
    }

    private static List<SchemaPart> patterns(Node node) {
        var patterns = node.get("patternProperties").members().values();
        boolean alone = node.get("additionalProperties").isFalse();
        return patterns.size() == 1 && alone ? SchemaPart.of(patterns.iterator().next()) : List.of();
    }

    private void addAdditional(List<SchemaPart> parts) {
        additional = additional == null || additional.equals(parts) ? parts : List.of();
    }

    private void addArray(Node node) {
        unique |= node.isTrue("uniqueItems");
        tuple |= node.has("prefixItems");
        if (node.get("items").isMapping()) {
            items = new ArrayList<>(items == null ? List.of() : items);
            items.add(new SchemaPart(node.get("items"), false));
        }
    }

    private void addChoice(Node node, String keyword) {
        List<Node> all = node.get(keyword).elements();
        List<Node> variants = all.stream()
                .filter(each -> !schemas.isNull(each))
                .filter(each -> each.names().stream().anyMatch(SHAPING::contains))
                .toList();
        if (!variants.isEmpty()) {
            choices.add(new Choice(node, variants, node.get("discriminator"), keyword.equals("anyOf")));
        }
    }

    /** Whether a value is an object with members that the document names. */
    boolean isObject() {
        return !never && (types.isEmpty() || types.equals(Set.of("object"))) && !properties.isEmpty();
    }

    /** Whether variants differ by what the schema says beside them. */
    boolean shapesVariants() {
        return !properties.isEmpty()
                || !required.isEmpty()
                || additional != null
                || items != null
                || values != null
                || !format.isEmpty();
    }

    /** The only type, or an empty string if there are several or any. */
    String type() {
        if (types.size() == 1) {
            return types.iterator().next();
        }
        if (types.equals(Set.of("integer", "number"))) {
            return "number";
        }
        if (!types.isEmpty()) {
            return "";
        }
        if (!properties.isEmpty() || additional != null || !required.isEmpty()) {
            return "object";
        }
        return items != null || tuple ? "array" : "";
    }
}
