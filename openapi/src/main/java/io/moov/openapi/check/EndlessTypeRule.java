package io.moov.openapi.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Between a list or a map and itself there is an object: otherwise its Java type has no end. */
final class EndlessTypeRule implements Rule {
    /** What makes a class of a schema. */
    private static final List<String> CLASS = List.of("properties", "allOf", "oneOf", "anyOf");

    @Override
    public void check(Document document, Problems problems) {
        for (Located schema : document.all(Kind.SCHEMA)) {
            if (schema.isComponent() && !schema.isReference() && leadsBack(document, schema)) {
                problems.add(
                        schema.node(),
                        schema.path() + " holds nothing but itself, to any depth; put an object with properties in"
                                + " between");
            }
        }
    }

    private static boolean leadsBack(Document document, Located schema) {
        Set<String> seen = new HashSet<>();
        Located next = inside(document, schema);
        while (next != null && seen.add(next.path())) {
            if (next.path().equals(schema.path())) {
                return true;
            }
            next = inside(document, next);
        }
        return false;
    }

    /** What a reference leads to, or a list or map holds; nothing if the schema is none of the three. */
    private static Located inside(Document document, Located schema) {
        if (schema.isReference()) {
            return document.at(schema.target()).orElse(null);
        }
        if (CLASS.stream().anyMatch(keyword -> Yaml.has(schema.node(), keyword))) {
            return null;
        }
        return document.at(schema.path() + "/items")
                .or(() -> document.at(schema.path() + "/additionalProperties"))
                .orElse(null);
    }
}
