package io.moov.openapi.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Operations have ids of their own, which stay distinct as methods of an interface. */
final class OperationRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        Set<String> ids = new HashSet<>();
        Map<String, String> owners = new HashMap<>();
        for (Located operation : document.operations()) {
            Yaml.get(operation.node(), "operationId").ifPresent(place -> {
                String id = Yaml.text(place);
                if (!ids.add(id)) {
                    problems.add(place, "operationId '" + id + "' is taken; give each operation its own");
                }
                claim(place, interfaces(operation), owners, problems);
            });
        }
    }

    private static void claim(Node place, Set<String> interfaces, Map<String, String> owners, Problems problems) {
        String id = Yaml.text(place);
        String method = JavaNames.method(id);
        if (method.isEmpty()) {
            problems.add(place, "operationId '" + id + "' makes no Java name; use a letter from A to Z");
            return;
        }
        for (String type : interfaces) {
            String other = owners.putIfAbsent(type + "." + method, id);
            if (other != null) {
                problems.add(
                        place, "operationId '" + id + "' makes the same method as '" + other + "'; rename one of them");
            }
        }
    }

    private static Set<String> interfaces(Located operation) {
        List<Node> tags = Yaml.items(operation.node(), "tags");
        Set<String> interfaces = new HashSet<>();
        tags.forEach(tag -> interfaces.add(JavaNames.type(Yaml.text(tag)).toLowerCase(Locale.ROOT)));
        return interfaces.isEmpty() ? Set.of("default") : interfaces;
    }
}
