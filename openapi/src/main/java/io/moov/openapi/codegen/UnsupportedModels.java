package io.moov.openapi.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what the templates would render wrongly, or not at all, of a schema. */
final class UnsupportedModels {
    /** Java allows a constructor no more parameters. */
    private static final int MOST_VARIANTS = 250;

    private final List<String> found = new ArrayList<>();
    private final String place;

    private UnsupportedModels(String component) {
        this.place = "components.schemas." + component;
    }

    static List<String> in(String component, WholeSchema schema, JavaModel model) {
        UnsupportedModels unsupported = new UnsupportedModels(component);
        if (model.object != null) {
            unsupported.checkProperties(model.object);
        }
        if (model.union != null) {
            unsupported.checkUnion(schema, model.union);
        }
        return unsupported.found;
    }

    private void checkProperties(JavaObject object) {
        Map<String, String> names = new HashMap<>();
        boolean expiring = object.properties.stream().anyMatch(property -> property.expiry);
        for (JavaProperty property : object.properties) {
            String other = names.putIfAbsent(property.getter, property.baseName);
            report(other != null, "the same Java name as " + other + " has", property);
            report(
                    property.expiry && !property.type.equals("long"),
                    "x-expiry of anything but a required whole number",
                    property);
            report(
                    expiring && Set.of("receivedAt", "expiresAt").contains(property.name),
                    "the Java name of the moment that an x-expiry adds",
                    property);
            report(
                    object.marked
                            && Set.of("credentialNames", "givenCredentials").contains(property.name),
                    "the Java name of what an x-credential or x-single-use adds",
                    property);
            report(
                    property.headerValue && !property.boxedType.equals("String"),
                    "x-header-value of anything but text",
                    property);
        }
    }

    private void checkUnion(WholeSchema schema, JavaUnion union) {
        report(union.variants.size() > MOST_VARIANTS, "a choice of more than " + MOST_VARIANTS + " types");
        report(schema.choices.size() > 1, "several oneOf and anyOf in one schema");
        boolean losing = union.discriminator != null && !union.lost.isEmpty();
        report(losing, "a choice by discriminator beside " + String.join(", ", union.lost) + ", which variants lack");
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

    private void report(boolean unsupported, String what, JavaProperty property) {
        report(unsupported, what + " in property " + property.baseName);
    }
}
