package io.moov.openapi.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** A discriminator is a property of every variant, and maps to schemas. */
final class DiscriminatorRule implements Rule {
    private static final String KEYWORD = "/discriminator";

    @Override
    public void check(Document document, Problems problems) {
        Composition composition = new Composition(document);
        for (Located discriminator : document.all(Kind.DISCRIMINATOR)) {
            Yaml.entries(discriminator.node(), "mapping").forEach(entry -> checkTarget(document, entry, problems));
            String path = discriminator.path();
            document.at(path.substring(0, path.length() - KEYWORD.length()))
                    .ifPresent(schema -> checkProperty(document, composition, schema, discriminator.node(), problems));
        }
    }

    private static void checkTarget(Document document, NodeTuple entry, Problems problems) {
        String target = Yaml.text(entry.getValueNode());
        String path = target.startsWith("#") ? target : "#/components/schemas/" + target;
        Optional<Located> schema = document.at(path).filter(object -> object.kind() == Kind.SCHEMA);
        if (schema.isEmpty()) {
            problems.add(
                    entry.getValueNode(),
                    "the discriminator maps to " + target + ", which is not there; "
                            + Spelling.didYouMean(
                                    target.substring(target.lastIndexOf('/') + 1), document.components(Kind.SCHEMA)));
        }
    }

    private static void checkProperty(
            Document document, Composition composition, Located schema, Node discriminator, Problems problems) {
        String name = Yaml.text(discriminator, "propertyName");
        if (name.isEmpty() || composition.certainProperties(schema).contains(name)) {
            return;
        }
        Node place = Yaml.get(discriminator, "propertyName").orElse(discriminator);
        List<Located> variants = new ArrayList<>(document.below(schema, "oneOf"));
        variants.addAll(document.below(schema, "anyOf"));
        if (variants.isEmpty()) {
            problems.add(place, "the discriminator '" + name + "' is not a property here; add it to properties");
        }
        for (Located variant : variants) {
            document.resolve(variant)
                    .filter(resolved -> !composition.properties(resolved).contains(name))
                    .ifPresent(resolved -> problems.add(
                            place,
                            "the discriminator '" + name + "' is not a property of " + resolved.path()
                                    + "; add it there"));
        }
    }
}
