package io.moov.openapi.check;

/** What is wrong at a place of the document and what to do about it. Lines and columns count from 1. */
record Problem(int line, int column, String message) implements Comparable<Problem> {
    String in(String file) {
        return file + ":" + line + ":" + column + ": " + message;
    }

    @Override
    public int compareTo(Problem other) {
        return line != other.line ? Integer.compare(line, other.line) : Integer.compare(column, other.column);
    }
}
