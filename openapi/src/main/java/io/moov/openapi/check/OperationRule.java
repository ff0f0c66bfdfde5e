package io.moov.openapi.check;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Operations have distinct names, real statuses and declared security. */
final class OperationRule implements Rule {
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d|[1-5]XX|default");

    @Override
    public void check(Document document, Problems problems) {
        Map<String, String> byMethod = new HashMap<>();
        for (Located operation : document.operations()) {
            Yaml.get(operation.node(), "operationId").ifPresent(id -> {
                String same = byMethod.put(javaName(Yaml.text(id)), Yaml.text(id));
                if (same != null) {
                    problems.add(
                            id,
                            "operationId " + Yaml.text(id) + " makes the same method as " + same
                                    + " elsewhere; give each operation its own");
                }
            });
        }
        for (Located responses : document.all(Kind.RESPONSES)) {
            checkStatuses(responses.node(), problems);
        }
        checkSecurity(document, problems);
    }

    private static void checkStatuses(Node responses, Problems problems) {
        List<NodeTuple> entries = Yaml.entries(responses);
        if (entries.isEmpty()) {
            problems.add(responses, "there are no responses; declare at least one status");
        }
        for (NodeTuple entry : entries) {
            String status = Yaml.text(entry.getKeyNode());
            if (!status.startsWith("x-") && !STATUS.matcher(status).matches()) {
                problems.add(
                        entry.getKeyNode(),
                        "'" + status + "' is not a status; write one such as 200, a range such as"
                                + " 4XX, or default");
            }
        }
    }

    private static void checkSecurity(Document document, Problems problems) {
        List<String> schemes = Yaml.get(document.root(), "components")
                .map(components -> Yaml.keys(components, "securitySchemes"))
                .orElse(List.of());
        for (Located requirement : document.all(Kind.SECURITY_REQUIREMENT)) {
            for (NodeTuple entry : Yaml.entries(requirement.node())) {
                String scheme = Yaml.text(entry.getKeyNode());
                if (!schemes.contains(scheme)) {
                    problems.add(
                            entry.getKeyNode(),
                            "security scheme '" + scheme + "' is not in components; "
                                    + Problems.didYouMean(scheme, schemes));
                }
            }
        }
    }

    /** Letters and digits only and without case: what distinguishes Java names after cleaning. */
    private static String javaName(String id) {
        return id.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
