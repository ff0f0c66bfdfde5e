package io.moov.openapi.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.CodegenParameter;
import org.openapitools.codegen.CodegenResponse;

/** Finds what the templates would render wrongly, or not at all, of an operation. */
final class UnsupportedOperations {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    /** Inside a model its adapter reads and writes these; as a whole body there is nothing that would. */
    private static final Pattern NEEDS_MODEL =
            Pattern.compile("\\b(BigDecimal|ByteString|File|LocalDate|Object|OffsetDateTime|URI|UUID)\\b");

    private static final Pattern JSON = Pattern.compile("application/([^;]+\\+)?json(;.*)?", Pattern.CASE_INSENSITIVE);

    private final List<String> found = new ArrayList<>();
    private final String place;

    private UnsupportedOperations(CodegenOperation operation) {
        this.place = operation.httpMethod + " /" + operation.path;
    }

    static List<String> in(CodegenOperation operation) {
        UnsupportedOperations unsupported = new UnsupportedOperations(operation);
        unsupported.report(!METHODS.contains(operation.httpMethod), "the method " + operation.httpMethod);
        unsupported.checkBody(operation);
        operation.cookieParams.forEach(cookie -> unsupported.report(true, "the cookie parameter " + cookie.baseName));
        operation.formParams.forEach(field -> unsupported.report(true, "the form field " + field.baseName));
        operation.pathParams.forEach(parameter -> unsupported.checkParameter(parameter, false));
        operation.headerParams.forEach(parameter -> unsupported.checkParameter(parameter, false));
        operation.queryParams.forEach(
                parameter -> unsupported.checkParameter(parameter, parameter.isCollectionFormatMulti));
        unsupported.checkResponses(operation);
        return unsupported.found;
    }

    private void checkBody(CodegenOperation operation) {
        if (operation.bodyParam == null) {
            return;
        }
        report(Set.of("GET", "HEAD", "OPTIONS").contains(operation.httpMethod), "a body with " + operation.httpMethod);
        report(operation.consumes.size() > 1, "a choice of request content types");
        report(!allJson(operation.consumes), "a request body that is not JSON");
        report(NEEDS_MODEL.matcher(operation.bodyParam.dataType).find(), "a request body that is not a model");
    }

    private void checkParameter(CodegenParameter parameter, boolean listAllowed) {
        boolean plain = !parameter.isMap && !parameter.isModel && !parameter.isDeepObject && !parameter.isBinary;
        report(
                !plain || parameter.isArray && !listAllowed || parameter.getContent() != null,
                "the style or type of parameter " + parameter.baseName);
        report(
                parameter.dataType.contains("OffsetDateTime") || parameter.dataType.contains("ByteString"),
                "the format of parameter " + parameter.baseName);
    }

    private void checkResponses(CodegenOperation operation) {
        report(operation.produces != null && !allJson(operation.produces), "an answer that is not JSON");
        long results = operation.responses.stream()
                .filter(response -> response.is2xx)
                .map(response -> String.valueOf(response.dataType))
                .distinct()
                .count();
        report(results > 1, "several successes with different bodies");
        for (CodegenResponse response : operation.responses) {
            if (response.dataType == null) {
                continue;
            }
            report(NEEDS_MODEL.matcher(response.dataType).find(), "a body of " + response.code + " that is no model");
            report(!response.is2xx && !response.isModel, "an error body of " + response.code + " that is no model");
        }
    }

    private static boolean allJson(List<Map<String, String>> mediaTypes) {
        return mediaTypes.stream()
                .allMatch(mediaType -> JSON.matcher(mediaType.get("mediaType")).matches());
    }

    private void report(boolean unsupported, String what) {
        if (unsupported) {
            found.add(what + " at " + place);
        }
    }
}
