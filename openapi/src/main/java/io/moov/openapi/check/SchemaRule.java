package io.moov.openapi.check;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A schema's type is known, and an array says what it holds. */
final class SchemaRule implements Rule {
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "array", "object", "null");

    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            Node node = schema.node();
            Yaml.get(node, "type").ifPresent(type -> checkType(type, document.isVersion31(), problems));
            if (types(node).contains("array") && !Yaml.has(node, "items") && !Yaml.has(node, "prefixItems")) {
                problems.add(node, "the array at " + schema.path() + " lacks 'items'; say what it holds");
            }
        }
    }

    /** The names of a schema's types; none if it does not say. */
    static List<String> types(Node schema) {
        return Yaml.get(schema, "type")
                .map(type -> type instanceof SequenceNode
                        ? Yaml.items(type).stream().map(Yaml::text).toList()
                        : List.of(Yaml.text(type)))
                .orElse(List.of());
    }

    private static void checkType(Node type, boolean version31, Problems problems) {
        if (type instanceof SequenceNode && !version31) {
            problems.add(type, "a list of types is not in OpenAPI 3.0; write one type, and nullable: true for null");
            return;
        }
        if (type instanceof SequenceNode && Yaml.items(type).isEmpty()) {
            problems.add(type, "the list of types is empty; write a type");
        }
        for (Node name : type instanceof SequenceNode ? Yaml.items(type) : List.of(type)) {
            String text = Yaml.text(name);
            if (!version31 && text.equals("null")) {
                problems.add(name, "the type 'null' is not in OpenAPI 3.0; write nullable: true beside the type");
            } else if (!TYPES.contains(text)) {
                problems.add(name, "'" + text + "' is not a type; " + Spelling.didYouMean(text, TYPES));
            }
        }
    }
}
