package io.moov.openapi.check;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what the rules find, one problem a place. */
final class Problems {
    private final Set<Problem> found = new TreeSet<>();

    void add(Node node, String message) {
        found.add(at(node.getStartMark().orElse(null), message));
    }

    void add(Problem problem) {
        found.add(problem);
    }

    /** Reports a keyword that a mapping lacks, unless a misspelt one stands there, which is reported already. */
    void require(Node mapping, String keyword, String title) {
        boolean there = Yaml.entries(mapping).stream()
                .anyMatch(entry -> Spelling.isNear(Yaml.text(entry.getKeyNode()), keyword));
        if (!there) {
            add(mapping, title + " lacks '" + keyword + "'; add it");
        }
    }

    static int line(Node node) {
        return at(node.getStartMark().orElse(null), "").line();
    }

    static Problem at(Mark mark, String message) {
        return mark == null
                ? new Problem(1, 1, message)
                : new Problem(mark.getLine() + 1, mark.getColumn() + 1, message);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    Collection<Problem> sorted() {
        return found;
    }
}
