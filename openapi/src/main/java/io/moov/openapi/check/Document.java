package io.moov.openapi.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** The document and all the objects that were found in it. */
final class Document {
    private final Node root;
    private final boolean version31;
    private final List<Located> objects;
    private final Map<String, Located> byPath = new HashMap<>();

    Document(Node root, boolean version31, List<Located> objects) {
        this.root = root;
        this.version31 = version31;
        this.objects = objects;
        objects.forEach(object -> byPath.put(object.path(), object));
    }

    Node root() {
        return root;
    }

    boolean isVersion31() {
        return version31;
    }

    List<Located> all(Kind kind) {
        return objects.stream().filter(object -> object.kind() == kind).toList();
    }

    /** The operations, which stand below paths; those of webhooks and callbacks are other people's. */
    List<Located> operations() {
        return all(Kind.OPERATION).stream()
                .filter(operation -> operation.path().matches("#/paths/[^/]+/[a-z]+"))
                .toList();
    }

    Optional<Located> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Follows references until an object that is none; nothing if one leads nowhere or in a circle. */
    Optional<Located> resolve(Located object) {
        Set<String> seen = new HashSet<>();
        Located current = object;
        while (current.isReference()) {
            String reference = Yaml.text(current.node(), "$ref");
            if (!seen.add(reference)) {
                return Optional.empty();
            }
            Optional<Located> next = at(reference);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            current = next.get();
        }
        return Optional.of(current);
    }
}
