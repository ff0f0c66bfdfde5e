package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the templates ask of an operation; {@code vendorExtensions.java} there. */
final class JavaOperation {
    private static final Set<String> METHODS = Set.of("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT");

    /** OkHttp sends none with these. */
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    final String name;
    final String httpMethod;
    final String description;
    final boolean deprecated;

    /** The document's {@code x-idempotent}: repeating the request does no harm. */
    final boolean idempotent;

    /** Whether the document says that nobody authenticates. */
    final boolean unauthenticated;

    final List<String> httpSchemes;

    final OperationParameters parameters;
    final List<ErrorAnswers.ErrorAnswer> errors;

    /** The ways to call it. */
    final List<JavaMethod> methods = new ArrayList<>();

    /** What the templates cannot render. */
    final List<String> unsupported;

    JavaOperation(String path, PathItem item, String httpMethod, Operation operation, OperationContext context) {
        OperationPlace place = new OperationPlace(httpMethod, path);
        String id = Objects.requireNonNullElse(operation.getOperationId(), "");
        this.name = JavaNames.method(id);
        this.httpMethod = httpMethod;
        OperationSecurity security = new OperationSecurity(operation, context.document());
        this.description = new OperationWords(context).describe(httpMethod, path, operation, security);
        this.deprecated = Boolean.TRUE.equals(operation.getDeprecated());
        this.idempotent = operation.getExtensions() != null
                && Boolean.TRUE.equals(operation.getExtensions().get("x-idempotent"));
        this.unauthenticated = security.isNone();
        this.httpSchemes = security.httpSchemes();
        this.unsupported = place.unsupported;
        if (!METHODS.contains(httpMethod)) {
            place.refuse("the method " + httpMethod + " is not supported; leave it out");
        }
        if (operation.getRequestBody() != null && WITHOUT_BODY.contains(httpMethod)) {
            place.refuse("a body with " + httpMethod + " is never sent; use POST, or parameters");
        }
        this.parameters = new OperationParameters(path, item, operation, context, place);

        Map<String, ApiResponse> responses = new LinkedHashMap<>();
        operation
                .getResponses()
                .forEach((status, response) ->
                        responses.put(status, context.references().resolve(response)));
        ErrorAnswers declared = new ErrorAnswers(id, responses, context);
        this.errors = declared.all;
        List<RequestVariant> requests = RequestVariants.of(operation, parameters.names, context, place);
        List<AnswerVariant> answers =
                new AnswerVariants(id, responses, context, place).all(httpMethod, List.copyOf(declared.jsonTypes));
        for (RequestVariant request : requests) {
            answers.forEach(answer -> methods.add(new JavaMethod(this, request, answer)));
        }
    }
}
