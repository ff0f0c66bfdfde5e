package io.moov.openapi.document;

import java.util.List;
import java.util.TreeMap;

/** Collects the problems of a document, one a place: an error rather than a warning, and the first of its kind. */
public final class Diagnostics {
    private final TreeMap<Problem, Problem> found = new TreeMap<>();
    private final boolean strict;

    /** @param strict whether every warning is an error */
    public Diagnostics(boolean strict) {
        this.strict = strict;
    }

    /** Reports what has no meaning. */
    public void error(Node node, String message) {
        add(true, node, node.place(), message);
    }

    /** Reports what is left out or read leniently. */
    public void warn(Node node, String message) {
        add(strict, node, node.place(), message);
    }

    /** Reports a warning at the key of a node. */
    public void warnAtKey(Node node, String message) {
        add(strict, node, node.keyPlace(), message);
    }

    void error(SourceFile file, int line, int column, String message) {
        add(new Problem(true, file.name(), line, column, "", message));
    }

    void errorAt(Node node, Node.Place place, String message) {
        add(true, node, place, message);
    }

    private void add(boolean error, Node node, Node.Place place, String message) {
        add(new Problem(error, node.file().name(), place.line(), place.column(), node.pointer(), message));
    }

    private void add(Problem problem) {
        Problem before = found.get(problem);
        if (before == null || problem.error() && !before.error()) {
            found.remove(problem);
            found.put(problem, problem);
        }
    }

    public boolean hasErrors() {
        return found.values().stream().anyMatch(Problem::error);
    }

    /** In the order of the document. */
    public List<Problem> all() {
        return List.copyOf(found.values());
    }

    /** Those that stop generation, in the order of the document. */
    public List<Problem> errors() {
        return found.values().stream().filter(Problem::error).toList();
    }

    /** Those that do not, in the order of the document. */
    public List<Problem> warnings() {
        return found.values().stream().filter(problem -> !problem.error()).toList();
    }
}
