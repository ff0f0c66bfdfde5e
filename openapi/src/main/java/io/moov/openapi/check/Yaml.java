package io.moov.openapi.check;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads nodes. */
final class Yaml {
    private Yaml() {}

    static Optional<Node> get(Node mapping, String key) {
        for (NodeTuple entry : entries(mapping)) {
            if (text(entry.getKeyNode()).equals(key)) {
                return Optional.of(entry.getValueNode());
            }
        }
        return Optional.empty();
    }

    static boolean has(Node mapping, String key) {
        return get(mapping, key).isPresent();
    }

    /** The text of a scalar below a mapping, or an empty string. */
    static String text(Node mapping, String key) {
        return get(mapping, key).map(Yaml::text).orElse("");
    }

    /** The text of a scalar, or an empty string. */
    static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    static List<NodeTuple> entries(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    static List<NodeTuple> entries(Node mapping, String key) {
        return get(mapping, key).map(Yaml::entries).orElse(List.of());
    }

    static List<String> keys(Node mapping, String key) {
        return entries(mapping, key).stream()
                .map(entry -> text(entry.getKeyNode()))
                .toList();
    }

    static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    static List<Node> items(Node mapping, String key) {
        return get(mapping, key).map(Yaml::items).orElse(List.of());
    }

    static boolean isTrue(Node mapping, String key) {
        return get(mapping, key)
                .filter(node -> node.getTag().equals(Tag.BOOL) && text(node).equalsIgnoreCase("true"))
                .isPresent();
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    static boolean isText(Node node) {
        return node.getTag().equals(Tag.STR);
    }

    /** A word for what a node is. */
    static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        Tag tag = node.getTag();
        if (tag.equals(Tag.BOOL)) {
            return "true or false";
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return "a number";
        }
        return isNull(node) ? "nothing" : "a text";
    }
}
