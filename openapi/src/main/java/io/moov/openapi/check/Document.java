package io.moov.openapi.check;

import java.util.ArrayList;
import java.util.EnumMap;
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
    private final Map<Kind, List<Located>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, Located> byPath = new HashMap<>();

    Document(Node root, boolean version31, List<Located> objects) {
        this.root = root;
        this.version31 = version31;
        for (Located object : objects) {
            byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object);
            byPath.put(object.path(), object);
        }
    }

    Node root() {
        return root;
    }

    boolean isVersion31() {
        return version31;
    }

    List<Located> all(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The operations, which stand below paths; those of webhooks and callbacks are other people's. */
    List<Located> operations() {
        return all(Kind.OPERATION).stream()
                .filter(operation -> operation.path().matches("#/paths/[^/]+/[a-z]+"))
                .toList();
    }

    /** The names of the components of a kind, in the document's order. */
    List<String> components(Kind kind) {
        return Yaml.get(root, "components")
                .map(components -> Yaml.keys(components, kind.components))
                .orElse(List.of());
    }

    /** The object that the keys of a path lead to. */
    Optional<Located> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The objects in a list or a mapping below an object. */
    List<Located> below(Located object, String keyword) {
        List<Located> found = new ArrayList<>();
        String folder = object.path() + "/" + keyword + "/";
        for (int i = 0; i < Yaml.items(object.node(), keyword).size(); i++) {
            at(folder + i).ifPresent(found::add);
        }
        for (String key : Yaml.keys(object.node(), keyword)) {
            at(folder + Located.escape(key)).ifPresent(found::add);
        }
        return found;
    }

    /** Follows references until an object that is none; nothing if one leads nowhere or in a circle. */
    Optional<Located> resolve(Located object) {
        Set<String> seen = new HashSet<>();
        Located current = object;
        while (current.isReference()) {
            Optional<Located> next = at(current.target());
            if (next.isEmpty() || !seen.add(next.get().path())) {
                return Optional.empty();
            }
            current = next.get();
        }
        return Optional.of(current);
    }
}
