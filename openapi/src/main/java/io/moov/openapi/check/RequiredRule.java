package io.moov.openapi.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a schema requires is among its properties. */
final class RequiredRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        Composition composition = new Composition(document);
        for (Located schema : document.all(Kind.SCHEMA)) {
            List<Node> required = Yaml.items(schema.node(), "required");
            boolean forbidding = schema.path().matches(".*/not(/.*)?");
            if (required.isEmpty() || forbidding) {
                continue;
            }
            Set<String> properties = composition.properties(composition.whole(schema));
            Set<String> seen = new HashSet<>();
            for (Node name : required) {
                String text = Yaml.text(name);
                if (!properties.contains(text)) {
                    problems.add(
                            name,
                            "required names '" + text + "', which is not a property; "
                                    + Spelling.didYouMean(text, properties));
                } else if (!seen.add(text)) {
                    problems.add(name, "required names '" + text + "' twice; keep one");
                }
            }
        }
    }
}
