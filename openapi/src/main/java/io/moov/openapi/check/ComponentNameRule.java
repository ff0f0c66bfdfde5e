package io.moov.openapi.check;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Components have names that a reference can hold. */
final class ComponentNameRule implements Rule {
    private static final Pattern NAME = Pattern.compile("[-._A-Za-z0-9]+");

    @Override
    public void check(Document document, Problems problems) {
        Yaml.get(document.root(), "components").ifPresent(components -> {
            for (NodeTuple folder : Yaml.entries(components)) {
                boolean ours = !Yaml.text(folder.getKeyNode()).startsWith("x-");
                for (NodeTuple component : Yaml.entries(folder.getValueNode())) {
                    String name = Yaml.text(component.getKeyNode());
                    if (ours && !NAME.matcher(name).matches()) {
                        problems.add(
                                component.getKeyNode(),
                                "'" + name + "' is no name for a component; use letters, digits, '.', '-' and '_'");
                    }
                }
            }
        });
    }
}
