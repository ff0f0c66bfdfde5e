package io.moov.openapi.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.nodes.Node;

/** An object of the document: its kind, its node, and where it stands, as the keys that lead to it. */
record Located(Kind kind, Node node, String path) {
    /** A key as a step of a path (RFC 6901). */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** Whether it can be referred to by its name, as the generator wants it. */
    boolean isComponent() {
        return path.startsWith("#/components/" + kind.components + "/") && path.split("/").length == 4;
    }

    boolean isReference() {
        return Yaml.has(node, "$ref");
    }

    /** The path that a reference leads to. */
    String target() {
        String reference = Yaml.text(node, "$ref");
        try {
            return URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return reference;
        }
    }
}
