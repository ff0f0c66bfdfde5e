package io.moov.openapi.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** A parameter says where it is and what it is. */
final class ParameterRule implements Rule {
    /** The places of parameters, and how a value may be written there. */
    private static final Map<String, List<String>> STYLES = Map.of(
            "path", List.of("simple", "label", "matrix"),
            "query", List.of("form", "spaceDelimited", "pipeDelimited", "deepObject"),
            "header", List.of("simple"),
            "cookie", List.of("form"));

    /** Headers that follow from content types and security, and may not be parameters. */
    private static final Set<String> IGNORED = Set.of("accept", "content-type", "authorization");

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
        List<String> styles = STYLES.get(place);
        if (styles == null) {
            problems.add(
                    Yaml.get(parameter, "in").orElse(parameter),
                    "parameter '" + name + "' is in: " + place + "; " + Spelling.didYouMean(place, STYLES.keySet()));
            return;
        }
        if (place.equals("path") && !Yaml.isTrue(parameter, "required")) {
            problems.add(parameter, "path parameter '" + name + "' is not required; write required: true");
        }
        if (place.equals("header") && IGNORED.contains(name.toLowerCase(Locale.ROOT))) {
            problems.add(
                    parameter,
                    "OpenAPI ignores a parameter for the header '" + name
                            + "'; leave it to content types and security, and take it away");
        }
        if (Yaml.has(parameter, "schema") == Yaml.has(parameter, "content")) {
            problems.add(parameter, "parameter '" + name + "' needs a schema or a content, one of the two; add it");
        }
        Yaml.get(parameter, "style")
                .filter(style -> !styles.contains(Yaml.text(style)))
                .ifPresent(style -> problems.add(
                        style,
                        "'" + Yaml.text(style) + "' is not a style of " + place + " parameters; "
                                + Spelling.didYouMean(Yaml.text(style), styles)));
        Yaml.get(parameter, "content")
                .filter(content -> Yaml.entries(content).size() != 1)
                .ifPresent(content -> problems.add(
                        content, "the content of parameter '" + name + "' must have one media type; keep one"));
    }
}
