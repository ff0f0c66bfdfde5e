package io.moov.openapi.check;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** An operation has responses, and their names are statuses. */
final class ResponseRule implements Rule {
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d|[1-5]XX|default");

    @Override
    public void check(Document document, Problems problems) {
        for (Located responses : document.all(Kind.RESPONSES)) {
            List<NodeTuple> statuses = Yaml.entries(responses.node()).stream()
                    .filter(entry -> !Yaml.text(entry.getKeyNode()).startsWith("x-"))
                    .toList();
            if (statuses.isEmpty()) {
                problems.add(responses.node(), "there are no responses; declare at least one status");
            }
            for (NodeTuple entry : statuses) {
                String status = Yaml.text(entry.getKeyNode());
                if (!STATUS.matcher(status).matches()) {
                    problems.add(
                            entry.getKeyNode(),
                            "'" + status + "' is not a status; write one such as 200, a range such as 4XX, or"
                                    + " default");
                }
            }
        }
    }
}
