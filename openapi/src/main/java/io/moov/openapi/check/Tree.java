package io.moov.openapi.check;

import java.util.HashSet;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Nodes must be a tree with distinct keys and without tags of its own, of a size that can be walked: aliases can make
 * them anything else.
 */
final class Tree {
    private static final int MOST_REPEATED = 100_000;

    /** What the generator reads; it stops at any other tag. */
    private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private final Problems problems;
    private final Set<Node> seen = new HashSet<>();
    private final Set<Node> inside = new HashSet<>();
    private int repeated;

    Tree(Problems problems) {
        this.problems = problems;
    }

    void check(Node root) {
        check(root, false);
    }

    private void check(Node node, boolean again) {
        checkTag(node);
        if (node instanceof ScalarNode) {
            return;
        }
        boolean repeating = again || !seen.add(node);
        if (repeating && ++repeated > MOST_REPEATED) {
            throw refusal(node, "aliases repeat this until the document is too large; use $ref to components");
        }
        if (!inside.add(node)) {
            throw refusal(node, "an alias of this stands inside of it; use $ref for recursion");
        }
        if (inside.size() > BoundedParser.DEEPEST) {
            throw refusal(node, "nested too deep by aliases; use $ref to components");
        }
        Set<String> keys = new HashSet<>();
        for (NodeTuple entry : Yaml.entries(node)) {
            checkKey(entry.getKeyNode(), keys);
            check(entry.getValueNode(), repeating);
        }
        Yaml.items(node).forEach(item -> check(item, repeating));
        inside.remove(node);
    }

    private void checkTag(Node node) {
        if (!TAGS.contains(node.getTag())) {
            problems.add(node, "the tag " + node.getTag().getValue() + " is not read; leave it out");
        }
    }

    private void checkKey(Node key, Set<String> keys) {
        checkTag(key);
        String text = Yaml.text(key);
        if (!(key instanceof ScalarNode) || Yaml.isNull(key)) {
            problems.add(key, "this key is " + Yaml.kind(key) + "; write a text, in quotes if need be");
        } else if (!keys.add(text)) {
            problems.add(key, "'" + text + "' stands here a second time; keep one of the two");
        }
    }

    private static Unreadable refusal(Node node, String message) {
        return new Unreadable(Problems.at(node.getStartMark().orElse(null), message));
    }
}
