package io.moov.openapi.check;

import java.util.HashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** The properties of a schema become fields with names of their own. */
final class PropertyNameRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            Map<String, Node> owners = new HashMap<>();
            for (NodeTuple property : Yaml.entries(schema.node(), "properties")) {
                Node key = property.getKeyNode();
                String name = Yaml.text(key);
                Node other = owners.putIfAbsent(JavaNames.field(name), key);
                if (other != null) {
                    problems.add(
                            key,
                            "property '" + name + "' makes the same Java name as '" + Yaml.text(other) + "' at line "
                                    + Problems.line(other) + "; rename one of them");
                }
            }
        }
    }
}
