package io.moov.openapi.check;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a schema requires is among its properties. */
final class RequiredRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            List<Node> required = Yaml.items(schema.node(), "required");
            if (required.isEmpty() || isPartOfComposition(schema)) {
                continue;
            }
            Set<String> properties = new LinkedHashSet<>();
            collectProperties(document, schema, properties, new HashSet<>());
            Set<String> seen = new HashSet<>();
            for (Node name : required) {
                String text = Yaml.text(name);
                if (!properties.contains(text)) {
                    problems.add(
                            name,
                            "required names '" + text + "', which is not a property; "
                                    + Problems.didYouMean(text, properties));
                } else if (!seen.add(text)) {
                    problems.add(name, "required names '" + text + "' twice; keep one");
                }
            }
        }
    }

    /** A part of an allOf may require what another part declares. */
    private static boolean isPartOfComposition(Located schema) {
        return schema.path().matches(".*/(allOf|anyOf|oneOf)/\\d+");
    }

    private static void collectProperties(Document document, Located schema, Set<String> properties, Set<String> seen) {
        if (!seen.add(schema.path())) {
            return;
        }
        properties.addAll(Yaml.keys(schema.node(), "properties"));
        if (schema.isReference()) {
            document.resolve(schema).ifPresent(target -> collectProperties(document, target, properties, seen));
        }
        for (String composition : List.of("allOf", "anyOf", "oneOf")) {
            for (int i = 0; i < Yaml.items(schema.node(), composition).size(); i++) {
                document.at(schema.path() + "/" + composition + "/" + i)
                        .ifPresent(part -> collectProperties(document, part, properties, seen));
            }
        }
    }
}
