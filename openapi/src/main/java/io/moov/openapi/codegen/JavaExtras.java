package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Set;

/** What the templates ask of the members of an object that have no property; {@code extras} there. */
final class JavaExtras {
    /** The field, and the builder's method. */
    final String name;

    final String getter;

    /** The builder's method for one. */
    final String putter;

    /** The type of a value, with {@code @Nullable} if null is one. */
    final String type;

    final boolean sensitive;

    /** The Java expression for the Moshi adapter of a value. */
    final String adapter;

    JavaExtras(Object extras, List<JavaProperty> properties, ValueTypes types) {
        Set<String> names =
                Set.copyOf(properties.stream().map(property -> property.name).toList());
        this.name = names.contains("additionalProperties") ? "otherProperties" : "additionalProperties";
        this.getter = "get" + JavaNames.upperFirst(name);
        this.putter = "put" + (names.contains("additionalProperties") ? "OtherProperty" : "AdditionalProperty");
        ValueType value = extras instanceof Schema<?> schema ? types.of(schema) : ValueType.ANY;
        this.type = value.annotated();
        this.sensitive = value.sensitive();
        this.adapter = value.nullable() ? value.adapter() + ".serializeNulls()" : value.strictAdapter();
    }
}
