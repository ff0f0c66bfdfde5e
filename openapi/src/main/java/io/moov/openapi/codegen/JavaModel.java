package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;

/** What the templates ask of a component that is a class; {@code vendorExtensions.java} there. */
final class JavaModel {
    final String description;
    final boolean deprecated;

    /** Whether values are shown nowhere. */
    final boolean sensitive;

    /** Each is null unless the model is one. */
    final JavaObject object;

    final JavaEnum openEnum;
    final JavaUnion union;
    final JavaBody body;

    /** What the templates cannot render. */
    final List<String> unsupported = new ArrayList<>();

    JavaModel(String component, ModelContext context) {
        Schema<?> source = context.schemas().component(component);
        SchemaKind kind = context.schemas().kind(component);
        WholeSchema schema = context.schemas().whole(component);
        this.description = context.words().description(source);
        this.deprecated = Boolean.TRUE.equals(source.getDeprecated());
        this.sensitive = SchemaParts.isMarked(source, "x-sensitive") || "password".equals(source.getFormat());
        this.object = kind == SchemaKind.OBJECT ? new JavaObject(schema, context) : null;
        this.openEnum = kind == SchemaKind.ENUM ? new JavaEnum(schema) : null;
        this.union = kind == SchemaKind.UNION ? new JavaUnion(component, schema, context) : null;
        this.body = null;
        unsupported.addAll(UnsupportedModels.in(component, schema, this));
    }

    /** A class that only holds a value. */
    JavaModel(String description, ValueType value) {
        this.description = description;
        this.deprecated = false;
        this.sensitive = value.sensitive();
        this.object = null;
        this.openEnum = null;
        this.union = null;
        this.body = JavaBody.of(value);
    }
}
