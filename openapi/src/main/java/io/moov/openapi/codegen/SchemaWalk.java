package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Visits every schema of a document once. */
final class SchemaWalk {
    private final Consumer<Schema<?>> visitor;
    private final Set<Schema<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    SchemaWalk(Consumer<Schema<?>> visitor) {
        this.visitor = visitor;
    }

    void walk(OpenAPI document) {
        Components components = document.getComponents();
        if (components != null) {
            values(components.getSchemas()).forEach(this::walk);
            values(components.getParameters()).forEach(this::walk);
            values(components.getRequestBodies()).forEach(this::walk);
            values(components.getResponses()).forEach(this::walk);
        }
        values(document.getPaths()).forEach(this::walk);
    }

    private void walk(PathItem path) {
        list(path.getParameters()).forEach(this::walk);
        for (Operation operation : path.readOperations()) {
            list(operation.getParameters()).forEach(this::walk);
            if (operation.getRequestBody() != null) {
                walk(operation.getRequestBody());
            }
            values(operation.getResponses()).forEach(this::walk);
        }
    }

    private void walk(Parameter parameter) {
        walk(parameter.getSchema());
        walk(parameter.getContent());
    }

    private void walk(RequestBody body) {
        walk(body.getContent());
    }

    private void walk(ApiResponse response) {
        walk(response.getContent());
    }

    private void walk(Content content) {
        values(content).forEach(media -> walk(media.getSchema()));
    }

    private void walk(Schema<?> schema) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        visitor.accept(schema);
        values(schema.getProperties()).forEach(this::walk);
        walk(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> value) {
            walk(value);
        }
        walk(schema.getUnevaluatedProperties());
        SchemaParts.of(schema.getAllOf()).forEach(this::walk);
        SchemaParts.of(schema.getOneOf()).forEach(this::walk);
        SchemaParts.of(schema.getAnyOf()).forEach(this::walk);
    }

    private static <T> Collection<T> values(Map<String, T> map) {
        return map == null ? List.of() : List.copyOf(map.values());
    }

    private static <T> List<T> list(List<T> list) {
        return list == null ? List.of() : list;
    }
}
