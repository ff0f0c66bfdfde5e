package io.moov.openapi.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The values in a schema, which are enum, default and const, are of its type. */
final class ValueRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            Node node = schema.node();
            List<String> types = SchemaRule.types(node);
            Yaml.get(node, "enum").ifPresent(values -> checkEnum(types, values, problems));
            Yaml.get(node, "const").ifPresent(value -> checkValue(types, value, "the const", problems));
            Yaml.get(node, "default").ifPresent(value -> {
                checkValue(types, value, "the default", problems);
                checkAllowed(Yaml.items(node, "enum"), value, problems);
            });
        }
    }

    private static void checkEnum(List<String> types, Node values, Problems problems) {
        if (values instanceof SequenceNode && Yaml.items(values).isEmpty()) {
            problems.add(values, "the enum is empty; list its values or take it away");
        }
        Set<String> seen = new HashSet<>();
        for (Node value : Yaml.items(values)) {
            if (value instanceof ScalarNode && !seen.add(value.getTag() + Yaml.text(value))) {
                problems.add(value, "the enum has '" + Yaml.text(value) + "' twice; keep one");
            }
            checkValue(types, value, "the enum's value", problems);
        }
    }

    private static void checkAllowed(List<Node> allowed, Node value, Problems problems) {
        boolean listed = allowed.stream().anyMatch(each -> Yaml.text(each).equals(Yaml.text(value)));
        if (!allowed.isEmpty() && !listed && !Yaml.isNull(value)) {
            problems.add(value, "the default '" + Yaml.text(value) + "' is not in the enum; take one that is");
        }
    }

    private static void checkValue(List<String> types, Node value, String what, Problems problems) {
        String text = Yaml.text(value);
        if (!types.isEmpty() && !Yaml.isNull(value) && types.stream().noneMatch(type -> fits(value, type))) {
            problems.add(
                    value,
                    what + " '" + text + "' is " + Yaml.kind(value) + ", but the type is " + String.join(" or ", types)
                            + "; " + (types.contains("string") ? "put it in quotes" : "correct one of the two"));
        } else if ((types.isEmpty() || types.contains("string")) && Yaml.isText(value) && PlainText.isMisread(value)) {
            problems.add(value, "the generator reads " + what + " " + text + " as something else; put it in quotes");
        }
    }

    private static boolean fits(Node value, String type) {
        Tag tag = value.getTag();
        return switch (type) {
            case "string" -> tag.equals(Tag.STR);
            case "integer" -> tag.equals(Tag.INT) || isWhole(value);
            case "number" -> tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
            case "boolean" -> tag.equals(Tag.BOOL);
            case "array" -> value instanceof SequenceNode;
            case "object" -> value instanceof MappingNode;
            case "null" -> false;
            default -> true;
        };
    }

    /** In JSON Schema 1.0 is an integer. */
    private static boolean isWhole(Node value) {
        return value.getTag().equals(Tag.FLOAT) && Yaml.text(value).matches("[-+]?\\d+\\.0*");
    }
}
