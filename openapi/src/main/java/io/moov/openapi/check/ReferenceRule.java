package io.moov.openapi.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Every reference leads to a component of the kind that belongs there. */
final class ReferenceRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        for (Kind kind : Kind.values()) {
            for (Located object : document.all(kind)) {
                if (!kind.components.isEmpty() && object.isReference()) {
                    check(document, object, problems);
                }
            }
        }
    }

    private static void check(Document document, Located object, Problems problems) {
        Node place = Yaml.get(object.node(), "$ref").orElseThrow();
        String reference = Yaml.text(place);
        if (!reference.startsWith("#/")) {
            problems.add(
                    place,
                    "$ref to " + reference + " leads out of the document, which is not supported; copy the"
                            + " part into components");
            return;
        }
        Optional<Located> target = document.at(object.target());
        if (target.isEmpty()) {
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            problems.add(
                    place,
                    "$ref to " + reference + " leads nowhere; "
                            + Spelling.didYouMean(name, document.components(object.kind())));
        } else if (target.get().kind() != object.kind()) {
            problems.add(
                    place,
                    "$ref to " + reference + " leads to " + target.get().kind().title + " where " + object.kind().title
                            + " belongs; refer to #/components/" + object.kind().components);
        } else if (isCircle(document, object)) {
            problems.add(place, "$ref to " + reference + " leads in a circle; let one of them say what it is");
        }
    }

    /** Whether the references lead back to this one, and not just into a circle of others. */
    private static boolean isCircle(Document document, Located object) {
        Set<String> seen = new HashSet<>();
        Optional<Located> next = document.at(object.target());
        while (next.isPresent() && seen.add(next.get().path())) {
            if (next.get().path().equals(object.path())) {
                return true;
            }
            next = document.at(next.get().target());
        }
        return false;
    }
}
