package io.moov.openapi.check;

import org.snakeyaml.engine.v2.nodes.Node;

/** An object of the document: its kind, its node, and where it stands, as the keys that lead to it. */
record Located(Kind kind, Node node, String path) {
    /** The last key of the path, which names a component, a property or a status. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
    }

    boolean isReference() {
        return Yaml.has(node, "$ref");
    }
}
