package io.moov.openapi.check;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** What a document may hold but the templates cannot render. The more they learn, the shorter this gets. */
final class UnsupportedRule implements Rule {
    private static final Map<String, String> SCHEMA_KEYWORDS = Map.of(
            "$defs", "use components/schemas",
            "$dynamicRef", "use $ref",
            "$anchor", "use $ref to components/schemas");

    /** Parts that only hold under a condition. The generator passes over them, and so over what they declare. */
    private static final Pattern CONDITIONAL = Pattern.compile("(.*)/(if|then|else|dependentSchemas/[^/]+)");

    @Override
    public void check(Document document, Problems problems) {
        document.all(Kind.SCHEMA).forEach(schema -> checkSchema(document, schema, problems));
        document.all(Kind.CALLBACK)
                .forEach(callback -> problems.add(callback.node(), "callbacks are not supported; leave them out"));
        Yaml.get(document.root(), "webhooks")
                .ifPresent(webhooks -> problems.add(webhooks, "webhooks are not supported; leave them out"));
    }

    private static void checkSchema(Document document, Located schema, Problems problems) {
        Node node = schema.node();
        SCHEMA_KEYWORDS.forEach((keyword, instead) -> Yaml.get(node, keyword)
                .ifPresent(value -> problems.add(
                        value, "'" + keyword + "' at " + schema.path() + " is not supported; " + instead)));
        if (CONDITIONAL.matcher(schema.path()).matches()) {
            checkConditional(document, schema, problems);
        }
    }

    private static void checkConditional(Document document, Located schema, Problems problems) {
        Composition composition = new Composition(document);
        Set<String> declared = composition.certainProperties(composition.whole(schema));
        for (NodeTuple property : Yaml.entries(schema.node(), "properties")) {
            String name = Yaml.text(property.getKeyNode());
            if (!declared.contains(name)) {
                problems.add(
                        property.getKeyNode(),
                        "property '" + name + "' at " + schema.path()
                                + ", which only holds under a condition, is lost; declare it outside, too");
            }
        }
    }
}
