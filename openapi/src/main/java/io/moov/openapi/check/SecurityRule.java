package io.moov.openapi.check;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Security requirements name schemes, and schemes say what their type needs. */
final class SecurityRule implements Rule {
    private static final Map<String, List<String>> NEEDS = Map.of(
            "apiKey", List.of("name", "in"),
            "http", List.of("scheme"),
            "oauth2", List.of("flows"),
            "openIdConnect", List.of("openIdConnectUrl"),
            "mutualTLS", List.of());

    @Override
    public void check(Document document, Problems problems) {
        List<String> schemes = document.components(Kind.SECURITY_SCHEME);
        for (Located requirement : document.all(Kind.SECURITY_REQUIREMENT)) {
            for (NodeTuple entry : Yaml.entries(requirement.node())) {
                String scheme = Yaml.text(entry.getKeyNode());
                if (!schemes.contains(scheme)) {
                    problems.add(
                            entry.getKeyNode(),
                            "security scheme '" + scheme + "' is not in components; "
                                    + Spelling.didYouMean(scheme, schemes));
                }
            }
        }
        document.all(Kind.SECURITY_SCHEME).stream()
                .filter(scheme -> !scheme.isReference())
                .forEach(scheme -> checkScheme(scheme.node(), problems));
    }

    private static void checkScheme(Node scheme, Problems problems) {
        Yaml.get(scheme, "type").ifPresent(place -> {
            String type = Yaml.text(place);
            List<String> needs = NEEDS.get(type);
            if (needs == null) {
                problems.add(
                        place,
                        "'" + type + "' is not a type of security scheme; "
                                + Spelling.didYouMean(type, NEEDS.keySet()));
                return;
            }
            needs.forEach(need -> problems.require(scheme, need, "a security scheme of type " + type));
        });
    }
}
