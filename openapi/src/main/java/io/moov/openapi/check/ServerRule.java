package io.moov.openapi.check;

import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** The variables in a server's URL are declared, and their defaults allowed. */
final class ServerRule implements Rule {
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    @Override
    public void check(Document document, Problems problems) {
        for (Located server : document.all(Kind.SERVER)) {
            Yaml.get(server.node(), "url").ifPresent(url -> {
                List<String> declared = Yaml.keys(server.node(), "variables");
                VARIABLE.matcher(Yaml.text(url))
                        .results()
                        .map(result -> result.group(1))
                        .filter(name -> !declared.contains(name))
                        .forEach(name -> problems.add(
                                url,
                                "the server's variable '" + name + "' is not declared; "
                                        + (declared.isEmpty()
                                                ? "add it to variables"
                                                : Spelling.didYouMean(name, declared))));
            });
        }
        for (Located variable : document.all(Kind.SERVER_VARIABLE)) {
            List<String> allowed =
                    Yaml.items(variable.node(), "enum").stream().map(Yaml::text).toList();
            Node value = Yaml.get(variable.node(), "default").orElse(variable.node());
            if (!allowed.isEmpty() && !allowed.contains(Yaml.text(value))) {
                problems.add(value, "the default is not in the variable's enum; take one that is");
            }
        }
    }
}
