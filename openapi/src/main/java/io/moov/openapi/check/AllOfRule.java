package io.moov.openapi.check;

import java.util.List;

/** No schema is a part of itself. Through properties and items it may be. */
final class AllOfRule implements Rule {
    @Override
    public void check(Document document, Problems problems) {
        Composition composition = new Composition(document);
        for (Located schema : document.all(Kind.SCHEMA)) {
            boolean cyclic = Yaml.has(schema.node(), "allOf")
                    && composition.parts(schema, List.of("allOf")).contains(schema);
            if (cyclic) {
                problems.add(
                        Yaml.get(schema.node(), "allOf").orElseThrow(),
                        "the parts of " + schema.path() + " lead back to it; take it out of one of them");
            }
        }
    }
}
