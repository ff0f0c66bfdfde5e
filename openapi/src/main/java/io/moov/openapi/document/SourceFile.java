package io.moov.openapi.document;

import java.nio.file.Path;

/** A file that a document, or a part of it, was read from. */
public final class SourceFile {
    private final Path path;
    private final String name;
    private Node root = Node.NONE;

    SourceFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    Path path() {
        return path;
    }

    /** The name by which messages call it. */
    public String name() {
        return name;
    }

    /** {@link Node#NONE} if it could not be read. */
    public Node root() {
        return root;
    }

    void setRoot(Node root) {
        this.root = root;
    }
}
