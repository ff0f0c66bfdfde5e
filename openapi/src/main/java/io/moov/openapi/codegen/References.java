package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Follows the references to parameters, bodies, answers and headers; the check has seen that they lead somewhere. */
final class References {
    private final Components components;

    References(OpenAPI document) {
        this.components = document.getComponents() == null ? new Components() : document.getComponents();
    }

    Parameter resolve(Parameter parameter) {
        return resolve(parameter, Parameter::get$ref, components.getParameters());
    }

    RequestBody resolve(RequestBody body) {
        return resolve(body, RequestBody::get$ref, components.getRequestBodies());
    }

    ApiResponse resolve(ApiResponse response) {
        return resolve(response, ApiResponse::get$ref, components.getResponses());
    }

    Header resolve(Header header) {
        return resolve(header, Header::get$ref, components.getHeaders());
    }

    private static <T> T resolve(T object, Function<T, String> reference, Map<String, T> named) {
        T current = object;
        while (reference.apply(current) != null) {
            current = named.get(name(reference.apply(current)));
        }
        return current;
    }

    private static String name(String reference) {
        String escaped = reference.substring(reference.lastIndexOf('/') + 1);
        return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8)
                .replace("~1", "/")
                .replace("~0", "~");
    }
}
