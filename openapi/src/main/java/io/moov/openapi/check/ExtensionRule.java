package io.moov.openapi.check;

import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Our extensions are spelt right and stand where they work: a misspelt one would print a secret, silently. */
final class ExtensionRule implements Rule {
    private static final Map<String, Kind> OURS = Map.of(
            "x-sensitive", Kind.SCHEMA,
            "x-expiry", Kind.SCHEMA,
            "x-credential", Kind.SCHEMA,
            "x-single-use", Kind.SCHEMA,
            "x-header-value", Kind.SCHEMA,
            "x-idempotent", Kind.OPERATION);

    @Override
    public void check(Document document, Problems problems) {
        for (Kind kind : Kind.values()) {
            for (Located object : document.all(kind)) {
                Yaml.entries(object.node()).forEach(entry -> check(kind, object, entry, problems));
            }
        }
        for (Kind kind : List.of(Kind.PARAMETER, Kind.HEADER)) {
            for (Located holder : document.all(kind)) {
                OURS.keySet()
                        .forEach(name -> Yaml.get(holder.node(), "schema")
                                .flatMap(schema -> Yaml.get(schema, name))
                                .ifPresent(value -> problems.add(
                                        value, "'" + name + "' has no effect on " + kind.title + "; take it away")));
            }
        }
    }

    private static void check(Kind kind, Located object, NodeTuple entry, Problems problems) {
        String name = Yaml.text(entry.getKeyNode());
        if (!name.startsWith("x-") || kind == Kind.SECURITY_REQUIREMENT) {
            return;
        }
        Kind place = OURS.get(name);
        if (place == null) {
            OURS.keySet().stream()
                    .filter(ours -> Spelling.isNear(name, ours))
                    .forEach(ours -> problems.add(
                            entry.getKeyNode(),
                            "'" + name + "' is not an extension of ours; did you mean '" + ours + "'?"));
        } else if (place != kind) {
            problems.add(
                    entry.getKeyNode(),
                    "'" + name + "' has no effect on " + kind.title + "; move it to " + place.title);
        } else if (!entry.getValueNode().getTag().equals(Tag.BOOL)) {
            problems.add(
                    entry.getValueNode(),
                    "'" + name + "' is " + Yaml.kind(entry.getValueNode()) + "; write true or false");
        } else if (name.equals("x-sensitive") && Yaml.has(object.node(), "properties")) {
            problems.add(
                    entry.getKeyNode(),
                    "'x-sensitive' on an object leaves its own properties readable; mark the properties");
        } else if (name.equals("x-expiry") && !SchemaRule.types(object.node()).contains("integer")) {
            problems.add(
                    entry.getKeyNode(),
                    "'x-expiry' belongs on a property of type integer; correct the type or take it away");
        } else if (name.equals("x-header-value") && !isTextProperty(object)) {
            problems.add(
                    entry.getKeyNode(),
                    "'x-header-value' belongs on a property of type string, without enum or const; move it there or"
                            + " take it away");
        }
    }

    private static boolean isTextProperty(Located schema) {
        List<String> types = SchemaRule.types(schema.node());
        return schema.isProperty()
                && types.contains("string")
                && types.stream().allMatch(type -> type.equals("string") || type.equals("null"))
                && !Yaml.has(schema.node(), "enum")
                && !Yaml.has(schema.node(), "const");
    }
}
