package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;

/** Makes components of what stands inline in parameters, requests and answers. */
final class InlineBodies {
    private final OpenAPI document;
    private final InlineSchemas inline;

    InlineBodies(OpenAPI document, InlineSchemas inline) {
        this.document = document;
        this.inline = inline;
    }

    void name() {
        entries(document.getComponents().getParameters())
                .forEach((name, parameter) -> name(parameter, name, "Parameter"));
        entries(document.getComponents().getRequestBodies()).forEach((name, body) -> name(body, name, "Body"));
        entries(document.getComponents().getResponses()).forEach((name, response) -> name(response, name, "Body"));
        entries(document.getPaths()).values().forEach(path -> {
            parameters(path.getParameters()).forEach(parameter -> name(parameter, parameter.getName(), "Parameter"));
            path.readOperations().forEach(this::name);
        });
    }

    private void name(Operation operation) {
        String owner = operation.getOperationId();
        parameters(operation.getParameters())
                .forEach(parameter -> name(parameter, owner, JavaNames.field(String.valueOf(parameter.getName()))));
        if (operation.getRequestBody() != null) {
            name(operation.getRequestBody(), owner, "Request");
        }
        boolean single = entries(operation.getResponses()).keySet().stream()
                        .filter(status -> status.startsWith("2"))
                        .count()
                == 1;
        entries(operation.getResponses())
                .forEach((status, response) -> name(
                        response,
                        owner,
                        "Response"
                                + (single && status.startsWith("2")
                                        ? ""
                                        : JavaNames.upperFirst(status.toLowerCase()))));
    }

    private void name(Parameter parameter, String owner, String place) {
        if (parameter.getSchema() != null) {
            parameter.setSchema(inline.name(parameter.getSchema(), owner, place));
        }
        name(parameter.getContent(), owner, place);
    }

    private void name(RequestBody body, String owner, String place) {
        name(body.getContent(), owner, place);
    }

    private void name(ApiResponse response, String owner, String place) {
        name(response.getContent(), owner, place);
    }

    /** The parts of a multipart form become parameters; there is no model of them all. */
    private void name(Content content, String owner, String place) {
        entries(content).forEach((type, media) -> {
            if (type.startsWith("multipart/") && media.getSchema() != null) {
                inline.nameInside(media.getSchema(), JavaNames.type(owner) + place);
            } else {
                name(media, owner, place);
            }
        });
    }

    private void name(MediaType media, String owner, String place) {
        Schema<?> schema = media.getSchema();
        media.setSchema(inline.name(schema, owner, place));
    }

    private static <T> Map<String, T> entries(Map<String, T> map) {
        return map == null ? Map.of() : map;
    }

    private static List<Parameter> parameters(List<Parameter> parameters) {
        return parameters == null ? List.of() : parameters;
    }
}
