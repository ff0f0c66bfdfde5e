package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the templates ask of an object; {@code object} there. */
final class JavaObject {
    final List<JavaProperty> properties = new ArrayList<>();

    /** Members that have no property, or null if the document does not speak of such: then they are skipped. */
    final JavaExtras extras;

    /** Whether a builder can fail for want of a value. */
    final boolean demanding;

    /** Whether some getter is deprecated, which the adapter calls all the same. */
    final boolean partlyDeprecated;

    JavaObject(WholeSchema schema, ModelContext context) {
        for (Map.Entry<String, Schema<?>> property : schema.properties.entrySet()) {
            boolean required = schema.required.contains(property.getKey());
            properties.add(
                    new JavaProperty(property.getKey(), property.getValue(), required, properties.size(), context));
        }
        this.extras = schema.extras == null ? null : new JavaExtras(schema.extras, properties, context.types());
        this.demanding = properties.stream().anyMatch(property -> !property.nullable || property.demandedOfBuilder);
        this.partlyDeprecated = properties.stream().anyMatch(property -> property.deprecated);
    }

    boolean hasContainers() {
        return extras != null || properties.stream().anyMatch(property -> property.container);
    }
}
