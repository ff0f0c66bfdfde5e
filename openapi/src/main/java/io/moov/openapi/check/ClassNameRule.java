package io.moov.openapi.check;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Schemas and tags become classes with names of their own, whatever the case: some file systems ignore it. */
final class ClassNameRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        tags(document).forEach((tag, node) -> claim(tag, "Api", "tag", node, owners, problems));
        Yaml.get(document.root(), "components")
                .map(components -> Yaml.entries(components, "schemas"))
                .ifPresent(schemas -> schemas.forEach(schema -> claimForSchema(schema, owners, problems)));
    }

    private static void claimForSchema(NodeTuple schema, Map<String, String> owners, Problems problems) {
        String name = Yaml.text(schema.getKeyNode());
        claim(name, "", "schema", schema.getKeyNode(), owners, problems);
        claim(name, "JsonAdapter", "schema", schema.getKeyNode(), owners, problems);
    }

    private static void claim(
            String name, String suffix, String what, Node place, Map<String, String> owners, Problems problems) {
        String type = JavaNames.type(name);
        if (type.isEmpty()) {
            problems.add(place, what + " '" + name + "' makes no Java name; use a letter from A to Z");
            return;
        }
        String owner = what + " '" + name + "'";
        String other = owners.putIfAbsent((type + suffix).toLowerCase(Locale.ROOT), owner);
        if (other != null) {
            problems.add(
                    place,
                    owner + " makes the same Java name as " + other + ", at least but for case; rename one of them");
        }
    }

    /** Each tag where an operation has it first. */
    private static Map<String, Node> tags(Document document) {
        Map<String, Node> tags = new LinkedHashMap<>();
        for (Located operation : document.operations()) {
            Yaml.items(operation.node(), "tags").forEach(tag -> tags.putIfAbsent(Yaml.text(tag), tag));
        }
        return tags;
    }
}
