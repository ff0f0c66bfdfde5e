package io.moov.openapi.diff;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.MergedSchema;
import io.moov.openapi.model.SchemaPart;
import io.moov.openapi.model.Schemas;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What changes from one schema to another, for those who send values of it or receive them. */
final class SchemaChanges {
    /** Takes what is found. */
    interface Found {
        void add(Effect effect, String place, String change);
    }

    private static final List<String> UPPER_BOUNDS =
            List.of("maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties");
    private static final List<String> LOWER_BOUNDS =
            List.of("minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties");

    private final Schemas older;
    private final Schemas newer;
    private final Found found;
    private final Set<List<Object>> open = new HashSet<>();

    SchemaChanges(Schemas older, Schemas newer, Found found) {
        this.older = older;
        this.newer = newer;
        this.found = found;
    }

    /** @param request whether callers send the values */
    void compare(String place, Node before, Node after, boolean request) {
        if (before.isNone() || after.isNone()) {
            return;
        }
        compare(place, SchemaPart.of(before), SchemaPart.of(after), request);
    }

    private void compare(String place, List<SchemaPart> before, List<SchemaPart> after, boolean request) {
        List<Object> key = List.of(before, after, request);
        if (!open.add(key)) {
            return;
        }
        MergedSchema one = older.merge(before);
        MergedSchema other = newer.merge(after);
        String type = type(one);
        String newType = type(other);
        if (!type.equals(newType)) {
            found.add(Effect.BREAKS_CALLERS, place, "type " + type + " → " + newType);
        }
        boolean nullable = newer.isNullable(after);
        if (older.isNullable(before) != nullable) {
            found.add(
                    nullable == request ? Effect.BREAKS_SERVERS : Effect.BREAKS_CALLERS,
                    place,
                    "nullable is " + (nullable ? "new" : "gone"));
        }
        values(place, one, other, request);
        bounds(place, before, after, request);
        properties(place, one, other, request);
        if (one.items != null && other.items != null) {
            compare(place + "[]", one.items, other.items, request);
        }
        if (one.additional != null && other.additional != null) {
            compare(place + ".*", one.additional, other.additional, request);
        }
        variants(place, one, other, request);
        open.remove(key);
    }

    private static String type(MergedSchema schema) {
        String type = schema.types.isEmpty() ? "any" : String.join(" or ", schema.types);
        return schema.format.isEmpty() ? type : type + " (" + schema.format + ")";
    }

    private void values(String place, MergedSchema one, MergedSchema other, boolean request) {
        List<String> before = texts(one);
        List<String> after = texts(other);
        for (String value : before) {
            if (!after.contains(value)) {
                found.add(Effect.BREAKS_CALLERS, place, "enum " + value + " is gone");
            }
        }
        for (String value : after) {
            if (!before.contains(value)) {
                // Enums are open: a caller reads a value that it does not know.
                found.add(request ? Effect.BREAKS_SERVERS : Effect.ADDITION, place, "enum " + value + " is new");
            }
        }
    }

    private static List<String> texts(MergedSchema schema) {
        return schema.values == null
                ? List.of()
                : schema.values.stream().map(Node::text).toList();
    }

    private void bounds(String place, List<SchemaPart> before, List<SchemaPart> after, boolean request) {
        for (String keyword : UPPER_BOUNDS) {
            bound(place, keyword, before, after, request, 1);
        }
        for (String keyword : LOWER_BOUNDS) {
            bound(place, keyword, before, after, request, -1);
        }
        String pattern = older.annotation(before, "pattern").text();
        String newPattern = newer.annotation(after, "pattern").text();
        if (!pattern.equals(newPattern)) {
            found.add(
                    request ? Effect.BREAKS_CALLERS : Effect.OTHER,
                    place,
                    "pattern " + shown(pattern) + " → " + shown(newPattern));
        }
    }

    private static String shown(String text) {
        return text.isEmpty() ? "none" : text;
    }

    private void bound(
            String place,
            String keyword,
            List<SchemaPart> before,
            List<SchemaPart> after,
            boolean request,
            int upwards) {
        String one = older.annotation(before, keyword).text();
        String other = newer.annotation(after, keyword).text();
        if (one.equals(other)) {
            return;
        }
        boolean wider = other.isEmpty() || !one.isEmpty() && compare(other, one) * upwards > 0;
        Effect effect = wider ? Effect.BREAKS_SERVERS : Effect.BREAKS_CALLERS;
        String name = keyword.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        found.add(request ? effect : Effect.OTHER, place, name + " " + shown(one) + " → " + shown(other));
    }

    private static int compare(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return one.compareTo(other);
        }
    }

    private void properties(String place, MergedSchema one, MergedSchema other, boolean request) {
        one.properties.forEach((name, property) -> {
            if (other.properties.containsKey(name)) {
                compare(place + "." + name, property, other.properties.get(name), request);
            } else {
                found.add(Effect.BREAKS_CALLERS, place, "property " + name + " is gone");
            }
        });
        for (String name : other.properties.keySet()) {
            if (!one.properties.containsKey(name)) {
                found.add(Effect.ADDITION, place, "property " + name + " is new");
            }
        }
        for (String name : one.required) {
            if (!other.required.contains(name)) {
                found.add(
                        request ? Effect.BREAKS_SERVERS : Effect.BREAKS_CALLERS,
                        place,
                        "required " + name + " is gone");
            }
        }
        for (String name : other.required) {
            if (!one.required.contains(name)) {
                found.add(
                        request ? Effect.BREAKS_CALLERS : Effect.BREAKS_SERVERS, place, "required " + name + " is new");
            }
        }
    }

    private void variants(String place, MergedSchema one, MergedSchema other, boolean request) {
        if (one.choices.isEmpty() || other.choices.isEmpty()) {
            return;
        }
        List<Node> before = new ArrayList<>(one.choices.get(0).variants());
        List<Node> after = new ArrayList<>(other.choices.get(0).variants());
        List<String> names = names(before);
        List<String> newNames = names(after);
        for (int i = 0; i < names.size(); i++) {
            int j = newNames.indexOf(names.get(i));
            if (j < 0) {
                found.add(Effect.BREAKS_CALLERS, place, "variant " + names.get(i) + " is gone");
            } else {
                compare(place + " " + names.get(i), SchemaPart.of(before.get(i)), SchemaPart.of(after.get(j)), request);
            }
        }
        for (String name : newNames) {
            if (!names.contains(name)) {
                found.add(request ? Effect.BREAKS_SERVERS : Effect.ADDITION, place, "variant " + name + " is new");
            }
        }
    }

    private static List<String> names(List<Node> variants) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            String reference = variants.get(i).text("$ref");
            names.add(reference.isEmpty() ? "variant " + (i + 1) : reference.replaceAll(".*/", ""));
        }
        return names;
    }
}
