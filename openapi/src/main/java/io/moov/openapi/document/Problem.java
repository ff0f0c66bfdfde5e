package io.moov.openapi.document;

import java.util.Comparator;

/**
 * What is wrong at a place of the document, and what to do about it.
 *
 * @param error whether nothing can be generated; otherwise something is left out or read leniently
 * @param file the file's name
 * @param line counted from 1
 * @param column counted from 1
 * @param pointer the JSON Pointer of the place
 * @param message what is wrong; what to do
 */
public record Problem(boolean error, String file, int line, int column, String pointer, String message)
        implements Comparable<Problem> {
    private static final Comparator<Problem> ORDER =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    @Override
    public int compareTo(Problem other) {
        return ORDER.compare(this, other);
    }

    /** The line that is printed. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + message;
    }
}
