package io.moov.openapi.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the templates would render wrongly, or not at all, of a schema. */
final class UnsupportedModels {
    private final List<String> found = new ArrayList<>();
    private final String place;

    private UnsupportedModels(String component) {
        this.place = "components.schemas." + component;
    }

    static List<String> in(String component, WholeSchema schema, JavaModel model) {
        UnsupportedModels unsupported = new UnsupportedModels(component);
        if (model.object != null) {
            unsupported.checkProperties(model.object.properties);
        }
        if (model.union != null) {
            unsupported.checkUnion(schema, model.union);
        }
        return unsupported.found;
    }

    private void checkProperties(List<JavaProperty> properties) {
        Map<String, String> names = new HashMap<>();
        boolean expiring = properties.stream().anyMatch(property -> property.expiry);
        for (JavaProperty property : properties) {
            String other = names.putIfAbsent(property.getter, property.baseName);
            report(
                    other != null,
                    "property " + property.baseName + ", which makes the same Java name as " + other
                            + " (rename one of them)");
            report(
                    property.expiry && !property.type.equals("long"),
                    "x-expiry of anything but a required whole number in property " + property.baseName);
            report(
                    expiring && Set.of("receivedAt", "expiresAt").contains(property.name),
                    "property " + property.baseName + " beside an x-expiry, whose moment has that name");
        }
    }

    private void checkUnion(WholeSchema schema, JavaUnion union) {
        report(schema.choices.size() > 1, "several oneOf and anyOf in one schema");
        Map<String, String> types = new HashMap<>();
        for (JavaVariant variant : union.variants) {
            String other = types.putIfAbsent(variant.accessor, variant.type);
            report(other != null, "the variants " + other + " and " + variant.type + ", which Java calls alike");
        }
    }

    private void report(boolean unsupported, String what) {
        if (unsupported) {
            found.add(what + " at " + place);
        }
    }
}
