package io.moov.openapi.check;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** The known word that was probably meant, as the end of a message. */
    static String didYouMean(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate ->
                        distance(word, candidate) <= (word.length() < 4 ? 1 : Math.max(2, word.length() / 4)))
                .min((a, b) -> Integer.compare(distance(word, a), distance(word, b)))
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElseGet(() -> "known here: " + known.stream().sorted().collect(Collectors.joining(", ")));
    }

    /** The number of letters to insert, delete or replace to get from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
