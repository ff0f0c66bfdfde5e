package io.moov.openapi.check;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** An object of the document: its kind, its node, and where it stands, as the keys that lead to it. */
record Located(Kind kind, Node node, String path) {
    /** A component of the name {@code properties} has no properties itself at that place. */
    private static final Pattern PROPERTY =
            Pattern.compile("(?!#/components/schemas/properties/[^/]+$).+/properties/[^/]+");

    /** A key as a step of a path (RFC 6901). */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    /** The key that is such a step. */
    static String unescape(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** Whether it can be referred to by its name, as the generator wants it. */
    boolean isComponent() {
        return path.startsWith("#/components/" + kind.components + "/") && path.split("/").length == 4;
    }

    /** Whether it is the schema of a property. */
    boolean isProperty() {
        return kind == Kind.SCHEMA && PROPERTY.matcher(path).matches();
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
