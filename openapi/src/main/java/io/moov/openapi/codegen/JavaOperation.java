package io.moov.openapi.codegen;

import java.util.List;
import org.openapitools.codegen.CodegenOperation;

/** What the templates ask of an operation beyond what the generator knows; {@code vendorExtensions.java} there. */
final class JavaOperation {
    /** The type that a call answers. */
    final String result;

    /** The document's {@code x-idempotent}: repeating the request does no harm. */
    final boolean idempotent;

    /** Whether the HTTP method is one that Retrofit lets have a body only if told so. */
    final boolean bodyUnusual;

    /** What the templates cannot render. */
    final List<String> unsupported;

    private JavaOperation(CodegenOperation operation) {
        this.result = operation.returnProperty == null ? "Void" : JavaType.of(operation.returnProperty);
        this.idempotent = Boolean.TRUE.equals(operation.vendorExtensions.get("x-idempotent"));
        this.bodyUnusual = operation.bodyParam != null && operation.httpMethod.equals("DELETE");
        this.unsupported = UnsupportedOperations.in(operation);
    }

    static void describe(CodegenOperation operation) {
        operation.vendorExtensions.put("java", new JavaOperation(operation));
        operation.allParams.forEach(parameter -> parameter.vendorExtensions.put("java", new JavaParameter(parameter)));
    }
}
