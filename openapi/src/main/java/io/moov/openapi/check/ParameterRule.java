package io.moov.openapi.check;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** A parameter says where it is and what it is. */
final class ParameterRule implements Rule {
    private static final List<String> PLACES = List.of("path", "query", "header", "cookie");

    @Override
    public void check(Document document, Problems problems) {
        for (Located parameter : document.all(Kind.PARAMETER)) {
            if (!parameter.isReference()) {
                check(parameter.node(), problems);
            }
        }
    }

    private static void check(Node parameter, Problems problems) {
        String name = Yaml.text(parameter, "name");
        String place = Yaml.text(parameter, "in");
        if (!PLACES.contains(place)) {
            problems.add(
                    Yaml.get(parameter, "in").orElse(parameter),
                    "parameter '" + name + "' is in: " + place + "; " + Problems.didYouMean(place, PLACES));
        }
        if (place.equals("path") && !Yaml.isTrue(parameter, "required")) {
            problems.add(parameter, "path parameter '" + name + "' is not required; write required: true");
        }
        if (Yaml.has(parameter, "schema") == Yaml.has(parameter, "content")) {
            problems.add(parameter, "parameter '" + name + "' needs a schema or a content, one of the two; add it");
        }
    }
}
