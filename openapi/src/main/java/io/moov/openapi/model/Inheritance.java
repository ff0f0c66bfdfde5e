package io.moov.openapi.model;

import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which components have a schema with a discriminator in {@code allOf}, and so are its variants. */
final class Inheritance {
    private final Map<Node, List<Node>> heirs = new HashMap<>();

    Inheritance(Node components, Schemas schemas) {
        for (Node component : components.members().values()) {
            for (Node part : component.get("allOf").elements()) {
                if (Document.isReference(part)) {
                    Node parent = schemas.document().resolve(part);
                    if (parent.get("discriminator").isMapping() && !hasChoice(parent)) {
                        heirs.computeIfAbsent(parent, any -> new ArrayList<>()).add(component);
                    }
                }
            }
        }
    }

    private static boolean hasChoice(Node schema) {
        return schema.has("oneOf") || schema.has("anyOf");
    }

    /** The variants of a schema, in the order of the document; none if it does not have any. */
    List<Node> heirs(Node schema) {
        return heirs.getOrDefault(schema, List.of());
    }
}
