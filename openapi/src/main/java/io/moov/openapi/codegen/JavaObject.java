package io.moov.openapi.codegen;

import java.util.ArrayList;
import java.util.List;

/** What the templates ask of an object; {@code object} there. */
final class JavaObject {
    final List<JavaProperty> properties = new ArrayList<>();

    /** Members that have no property, or null if the document does not speak of such: then they are skipped. */
    final JavaExtras extras;

    /** Whether a builder can fail for want of a value. */
    final boolean demanding;

    /** Whether some getter is deprecated, which the adapter calls all the same. */
    final boolean partlyDeprecated;

    /** The document's {@code x-credential} and {@code x-single-use}: the properties that have one. */
    final List<JavaProperty> credentials;

    final List<JavaProperty> singleUse;

    /** Whether some property has one of these marks. */
    final boolean marked;

    /** The Java expression for the JSON names of the credentials. */
    final String credentialNames;

    /** Whether an object may be without any credential. */
    final boolean credentialsOptional;

    JavaObject(WholeSchema schema, ModelContext context) {
        for (String property : schema.properties.keySet()) {
            properties.add(new JavaProperty(property, schema, properties.size(), context));
        }
        this.extras = schema.extras == null ? null : new JavaExtras(schema.extras, properties, context.types());
        this.demanding = properties.stream().anyMatch(property -> !property.nullable || property.demandedOfBuilder);
        this.credentials =
                properties.stream().filter(property -> property.credential).toList();
        this.singleUse =
                properties.stream().filter(property -> property.singleUse).toList();
        this.marked = !credentials.isEmpty() || !singleUse.isEmpty();
        this.credentialNames = credentials.isEmpty() ? "List.of()" : "CREDENTIAL_NAMES";
        this.credentialsOptional =
                !credentials.isEmpty() && credentials.stream().allMatch(property -> property.nullable);
        this.partlyDeprecated = properties.stream().anyMatch(property -> property.deprecated);
    }

    boolean hasContainers() {
        return extras != null || properties.stream().anyMatch(property -> property.container);
    }
}
