package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;

/** What operations are described with. */
record OperationContext(OpenAPI document, ModelContext models, References references, BodyModels bodies) {
    ValueType type(Schema<?> schema) {
        return models.types().of(schema);
    }

    ValueShape shape(Schema<?> schema) {
        return ValueShape.of(schema, models.schemas());
    }

    /** What stands at a schema's end, if that is no class: what its references and parts say together. */
    WholeSchema whole(Schema<?> schema) {
        Schema<?> core = models.schemas().core(schema);
        String component = SchemaParts.target(core);
        return component == null
                ? models.schemas().whole(core)
                : models.schemas().whole(component);
    }

    SchemaKind kind(Schema<?> schema) {
        Schema<?> core = models.schemas().core(schema);
        String component = SchemaParts.target(core);
        SchemaKind kind =
                component == null ? whole(core).kind() : models.schemas().kind(component);
        return component != null && !kind.isClass()
                ? models.schemas().whole(component).kind()
                : kind;
    }
}
