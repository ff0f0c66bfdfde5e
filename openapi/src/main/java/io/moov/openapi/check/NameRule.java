package io.moov.openapi.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Names stay distinct when they become Java names. */
final class NameRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        Yaml.get(document.root(), "components")
                .ifPresent(components -> distinct(Yaml.entries(components, "schemas"), "schema", problems));
        for (Located schema : document.all(Kind.SCHEMA)) {
            distinct(Yaml.entries(schema.node(), "properties"), "property", problems);
        }
    }

    private static void distinct(List<NodeTuple> entries, String what, Problems problems) {
        Map<String, String> seen = new HashMap<>();
        for (NodeTuple entry : entries) {
            Node key = entry.getKeyNode();
            String name = Yaml.text(key);
            String same = seen.put(javaName(name), name);
            if (same != null && !same.equals(name)) {
                problems.add(
                        key, what + " '" + name + "' gets the same Java name as '" + same + "'; rename one of them");
            }
        }
    }

    private static String javaName(String name) {
        String letters = name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        return letters.isEmpty() ? name : letters;
    }
}
