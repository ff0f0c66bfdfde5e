package io.moov.openapi.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A schema's type is known, and its enum and default are of that type. */
final class SchemaRule implements Rule {
    private static final List<String> TYPES =
            List.of("string", "integer", "number", "boolean", "array", "object", "null");

    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            Node node = schema.node();
            Yaml.get(node, "type").ifPresent(type -> checkType(type, document.isVersion31(), problems));
            if (Yaml.text(node, "type").equals("array") && !Yaml.has(node, "items") && !Yaml.has(node, "prefixItems")) {
                problems.add(node, "the array at " + schema.path() + " lacks 'items'; say what it holds");
            }
            Yaml.get(node, "enum").ifPresent(values -> checkEnum(node, values, problems));
            Yaml.get(node, "default").ifPresent(value -> checkDefault(node, value, problems));
            checkBounds(node, document.isVersion31(), problems);
        }
    }

    private static void checkType(Node type, boolean version31, Problems problems) {
        if (type instanceof SequenceNode && !version31) {
            problems.add(type, "a list of types is not in OpenAPI 3.0; write one type, and nullable: true for null");
        }
        List<Node> names = type instanceof SequenceNode ? Yaml.items(type) : List.of(type);
        for (Node name : names) {
            String text = Yaml.text(name);
            if (!TYPES.contains(text) || (!version31 && text.equals("null"))) {
                problems.add(name, "'" + text + "' is not a type; " + Problems.didYouMean(text, TYPES));
            }
        }
    }

    private static void checkEnum(Node schema, Node values, Problems problems) {
        if (Yaml.items(values).isEmpty()) {
            problems.add(values, "the enum is empty; list its values or take it away");
        }
        Set<String> seen = new HashSet<>();
        for (Node value : Yaml.items(values)) {
            if (!seen.add(value.getTag() + Yaml.text(value))) {
                problems.add(value, "the enum has '" + Yaml.text(value) + "' twice; keep one");
            }
            checkValue(schema, value, "the enum's value", problems);
        }
    }

    private static void checkDefault(Node schema, Node value, Problems problems) {
        checkValue(schema, value, "the default", problems);
        List<Node> allowed = Yaml.items(schema, "enum");
        if (!allowed.isEmpty()
                && allowed.stream().noneMatch(each -> Yaml.text(each).equals(Yaml.text(value)))) {
            problems.add(value, "the default '" + Yaml.text(value) + "' is not in the enum; take one that is");
        }
    }

    private static void checkValue(Node schema, Node value, String what, Problems problems) {
        String type = Yaml.text(schema, "type");
        Tag tag = value.getTag();
        boolean fits = switch (type) {
            case "string" -> tag.equals(Tag.STR) || tag.equals(Tag.NULL);
            case "integer" -> tag.equals(Tag.INT) || tag.equals(Tag.NULL);
            case "number" -> tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.NULL);
            case "boolean" -> tag.equals(Tag.BOOL) || tag.equals(Tag.NULL);
            case "array" -> value instanceof SequenceNode || tag.equals(Tag.NULL);
            case "object" -> value instanceof MappingNode || tag.equals(Tag.NULL);
            default -> true;
        };
        if (!fits) {
            problems.add(
                    value,
                    what + " '" + Yaml.text(value) + "' is " + Yaml.kind(value) + ", but the type is " + type
                            + "; quote it or correct it");
        }
    }

    private static void checkBounds(Node schema, boolean version31, Problems problems) {
        for (String bound : List.of("exclusiveMinimum", "exclusiveMaximum")) {
            Yaml.get(schema, bound).ifPresent(value -> {
                if (value.getTag().equals(Tag.BOOL) == version31) {
                    problems.add(
                            value,
                            bound + " is "
                                    + (version31
                                            ? "a number in OpenAPI 3.1; write the bound itself"
                                            : "true or false in OpenAPI 3.0; write the bound as "
                                                    + bound.replace("exclusiveM", "m")));
                }
            });
        }
    }
}
