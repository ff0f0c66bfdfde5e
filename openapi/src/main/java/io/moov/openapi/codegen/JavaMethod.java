package io.moov.openapi.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** What the templates ask of a method: one way to call an operation. */
final class JavaMethod {
    final String name;

    /** CommonMark. */
    final String description;

    final boolean deprecated;

    /** What callers give. */
    final List<JavaParameter> parameters = new ArrayList<>();

    /** What Retrofit is given. */
    final List<SentParameter> sent = new ArrayList<>();

    /** Whether what Retrofit is given is written first, which takes a second method. */
    final boolean written;

    /** The types of the parameters, as Javadoc refers to a method. */
    final String signature;

    /** Retrofit's annotation for HTTP's method and the path, as Java source. */
    final String http;

    /** As Java source. */
    final String accept;

    /** As Java source, or null. */
    final String contentType;

    final List<ErrorAnswers.ErrorAnswer> errors;
    final boolean idempotent;
    final boolean unauthenticated;

    /** As Java source, or null. */
    final String authenticated;

    final AnswerVariant answer;

    JavaMethod(JavaOperation operation, RequestVariant request, AnswerVariant answer) {
        this.name = operation.name + request.suffix() + answer.suffix();
        this.description = operation.description;
        this.deprecated = operation.deprecated;
        this.errors = operation.errors;
        this.idempotent = operation.idempotent;
        this.unauthenticated = operation.unauthenticated;
        this.authenticated = operation.httpSchemes.isEmpty()
                ? null
                : operation.httpSchemes.stream().map(StringLiteral::of).collect(Collectors.joining(", "));
        this.answer = answer;
        this.accept = StringLiteral.of("Accept: " + String.join(", ", answer.accept()));
        this.contentType =
                request.contentType() == null ? null : StringLiteral.of("Content-Type: " + request.contentType());
        parameters.addAll(operation.parameters.required);
        parameters.addAll(request.parameters());
        parameters.addAll(operation.parameters.optional);
        sent.addAll(operation.parameters.sent);
        if (request.sent() != null) {
            sent.add(request.sent());
        }
        List<String> order = parameters.stream().map(JavaParameter::name).toList();
        sent.sort(Comparator.comparingInt(
                each -> order.contains(each.name()) ? order.indexOf(each.name()) : order.size()));
        this.written = sent.stream().anyMatch(SentParameter::written);
        this.signature = operation.parameters.types(parameters);
        this.http = http(operation, request.sent() != null);
    }

    private static String http(JavaOperation operation, boolean hasBody) {
        String path = StringLiteral.of(operation.parameters.path);
        boolean told = hasBody && List.of("DELETE", "OPTIONS").contains(operation.httpMethod);
        return told
                ? "@HTTP(method = \"" + operation.httpMethod + "\", path = " + path + ", hasBody = true)"
                : "@" + operation.httpMethod + "(" + path + ")";
    }
}
