package io.moov.openapi.model;

import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The schemas of a document: what several parts mean together, and what annotations say of them. */
public final class Schemas {
    /** Keywords that say something about a value and do not restrict it. */
    private static final Set<String> ANNOTATIONS = Set.of(
            "$ref",
            "description",
            "title",
            "default",
            "deprecated",
            "readOnly",
            "writeOnly",
            "nullable",
            "example",
            "examples",
            "externalDocs",
            "xml",
            "$comment",
            "summary");

    private final Document document;
    private final Map<List<SchemaPart>, MergedSchema> merged = new HashMap<>();

    Schemas(Document document) {
        this.document = document;
    }

    public Document document() {
        return document;
    }

    static boolean isAnnotation(String keyword) {
        return ANNOTATIONS.contains(keyword) || keyword.startsWith("x-");
    }

    public MergedSchema merge(List<SchemaPart> parts) {
        MergedSchema known = merged.get(parts);
        if (known == null) {
            known = new MergedSchema(parts, this);
            merged.put(parts, known);
        }
        return known;
    }

    /** Leaves out what only refers to one other schema, so that a schema is the same wherever it is used. */
    List<SchemaPart> canonical(List<SchemaPart> parts) {
        Set<SchemaPart> all = new LinkedHashSet<>();
        for (SchemaPart part : parts) {
            all.add(canonical(part));
        }
        return List.copyOf(all);
    }

    private SchemaPart canonical(SchemaPart part) {
        Node node = part.node();
        for (int i = 0; i < 100; i++) {
            Optional<Node> only = onlyReferred(node);
            if (only.isEmpty() || only.get().isNone()) {
                break;
            }
            node = only.get();
        }
        return new SchemaPart(node, part.withoutChoices());
    }

    private Optional<Node> onlyReferred(Node node) {
        if (Document.isReference(node)) {
            boolean alone = !document.isVersion31() || node.names().stream().allMatch(Schemas::isAnnotation);
            return alone ? Optional.of(document.target(node)) : Optional.empty();
        }
        List<Node> all = node.get("allOf").elements();
        boolean alone =
                all.size() == 1 && node.names().stream().allMatch(name -> name.equals("allOf") || isAnnotation(name));
        return alone ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** The value of an annotation: the schema's own, or that of what it refers to, or of a part. */
    public Node annotation(List<SchemaPart> parts, String keyword) {
        return find(parts, node -> node.has(keyword))
                .map(node -> node.get(keyword))
                .orElse(Node.NONE);
    }

    boolean isMarked(List<SchemaPart> parts, String keyword) {
        return find(parts, node -> node.isTrue(keyword)).isPresent();
    }

    boolean isSensitive(List<SchemaPart> parts) {
        return find(
                        parts,
                        node -> node.isTrue("x-sensitive")
                                || node.text("format").equals("password"))
                .isPresent();
    }

    private Optional<Node> find(List<SchemaPart> parts, Predicate<Node> condition) {
        Set<Node> seen = new HashSet<>();
        for (SchemaPart part : parts) {
            Optional<Node> found = find(part.node(), condition, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Node> find(Node node, Predicate<Node> condition, Set<Node> seen) {
        if (!node.isMapping() || !seen.add(node)) {
            return Optional.empty();
        }
        if (condition.test(node)) {
            return Optional.of(node);
        }
        List<Node> next = new ArrayList<>(node.get("allOf").elements());
        if (Document.isReference(node)) {
            next.add(0, document.target(node));
        }
        for (Node each : next) {
            Optional<Node> found = find(each, condition, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Whether null is a value, by any of the ways that the versions of OpenAPI have to say so. */
    public boolean isNullable(List<SchemaPart> parts) {
        boolean nullable = false;
        for (SchemaPart part : parts) {
            Optional<Boolean> says = nullable(part.node(), new HashSet<>());
            if (says.isPresent() && !says.get()) {
                return false;
            }
            nullable |= says.isPresent();
        }
        return nullable;
    }

    /** Nothing if the schema leaves it to others. */
    private Optional<Boolean> nullable(Node node, Set<Node> seen) {
        if (!node.isMapping() || !seen.add(node)) {
            return Optional.empty();
        }
        if (node.isTrue("nullable")
                || isNull(node)
                || node.get("type").elements().stream().anyMatch(Schemas::namesNull)) {
            return Optional.of(true);
        }
        if (Document.isReference(node)) {
            return nullable(document.target(node), seen);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (node.get(choice).elements().stream()
                    .anyMatch(each -> nullable(each, new HashSet<>(seen)).orElse(false))) {
                return Optional.of(true);
            }
        }
        if (node.get("enum").elements().stream().anyMatch(each -> each.type() == Node.Type.NULL) && !node.has("type")) {
            return Optional.of(true);
        }
        List<Boolean> said = node.get("allOf").elements().stream()
                .map(each -> nullable(each, new HashSet<>(seen)))
                .flatMap(Optional::stream)
                .toList();
        if (!said.isEmpty()) {
            return Optional.of(said.stream().allMatch(each -> each));
        }
        boolean typed = node.has("type") || node.has("properties") || node.has("enum") || node.has("const");
        return typed ? Optional.of(false) : Optional.empty();
    }

    /** Whether null is the only value of a schema. */
    boolean isNull(Node node) {
        Node schema = Document.isReference(node) ? document.resolve(node) : node;
        List<Node> values = schema.get("enum").elements();
        return namesNull(schema.get("type"))
                || schema.get("type").elements().size() == 1
                        && namesNull(schema.get("type").elements().get(0))
                || schema.get("const").type() == Node.Type.NULL
                || !values.isEmpty() && values.stream().allMatch(each -> each.type() == Node.Type.NULL);
    }

    private static boolean namesNull(Node type) {
        return type.text().equals("null");
    }
}
