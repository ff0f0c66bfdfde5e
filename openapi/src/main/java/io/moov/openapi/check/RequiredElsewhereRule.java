package io.moov.openapi.check;

import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** A part of an allOf that requires what another part declares: the generator makes it optional, most of the time. */
final class RequiredElsewhereRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        Composition composition = new Composition(document);
        for (Located schema : document.all(Kind.SCHEMA)) {
            boolean choice = schema.path().matches(".*/((anyOf|oneOf)/\\d+|not|if|then|else)");
            List<Node> required = Yaml.items(schema.node(), "required");
            if (choice || required.isEmpty()) {
                continue;
            }
            Located whole = composition.whole(schema);
            List<Located> parts = Stream.concat(Stream.of(whole), composition.parts(whole, List.of("allOf")).stream())
                    .toList();
            List<String> own = Yaml.keys(schema.node(), "properties");
            for (Node name : required) {
                String text = Yaml.text(name);
                if (!own.contains(text) && parts.stream().noneMatch(part -> declaresAndRequires(part, text))) {
                    problems.add(
                            name,
                            "requiring '" + text + "' where it is not declared is not supported; require it beside its"
                                    + " declaration");
                }
            }
        }
    }

    private static boolean declaresAndRequires(Located part, String property) {
        return Yaml.keys(part.node(), "properties").contains(property)
                && Yaml.items(part.node(), "required").stream()
                        .anyMatch(name -> Yaml.text(name).equals(property));
    }
}
