package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the document says of an operation, as CommonMark. */
final class OperationWords {
    private final OperationContext context;

    OperationWords(OperationContext context) {
        this.context = context;
    }

    String describe(String method, String path, Operation operation, OperationSecurity security) {
        StringBuilder words = new StringBuilder();
        String summary = text(operation.getSummary());
        add(words, summary.isEmpty() ? "`" + method + " " + path + "`." : summary);
        add(words, text(operation.getDescription()));
        add(words, security.description());
        add(words, headers(operation));
        return words.toString();
    }

    private String headers(Operation operation) {
        Map<String, String> headers = new LinkedHashMap<>();
        operation.getResponses().values().forEach(response -> {
            Map<String, Header> declared =
                    context.references().resolve(response).getHeaders();
            if (declared != null) {
                declared.forEach((name, header) -> headers.putIfAbsent(
                        name, text(context.references().resolve(header).getDescription())));
            }
        });
        String list = headers.entrySet().stream()
                .map(header -> "- `" + header.getKey() + "`" + described(header.getValue()))
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? "" : "Response headers:\n" + list;
    }

    private static String described(String description) {
        return description.isEmpty() ? "" : ": " + description.replaceAll("\\s+", " ");
    }

    private static void add(StringBuilder words, String text) {
        if (!text.isEmpty()) {
            words.append(words.length() == 0 ? "" : "\n\n").append(text);
        }
    }

    private static String text(String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
