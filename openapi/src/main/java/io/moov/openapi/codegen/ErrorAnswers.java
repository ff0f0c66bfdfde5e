package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The errors that an operation declares, and what their bodies are read into. */
final class ErrorAnswers {
    /**
     * An error.
     *
     * @param status a status, a range or default
     * @param model the class that its body is read into; String for text, Void for none
     */
    record ErrorAnswer(String status, String model) {}

    final List<ErrorAnswer> all = new ArrayList<>();

    /** The kinds of JSON that errors come as. */
    final Set<String> jsonTypes = new LinkedHashSet<>();

    private final String owner;
    private final OperationContext context;

    ErrorAnswers(String owner, Map<String, ApiResponse> responses, OperationContext context) {
        this.owner = owner;
        this.context = context;
        Map<String, Content> errors = new LinkedHashMap<>();
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                errors.put(status, response.getContent() == null ? new Content() : response.getContent());
            }
        });
        errors.forEach((status, content) -> add(status, content, errors));
    }

    private void add(String status, Content content, Map<String, Content> errors) {
        if (content.isEmpty()) {
            if (wider(status)
                    .anyMatch(other ->
                            errors.containsKey(other) && !errors.get(other).isEmpty())) {
                all.add(new ErrorAnswer(status, "Void"));
            }
            return;
        }
        String model = "String";
        for (Map.Entry<String, MediaType> media : content.entrySet()) {
            if (MediaTypes.isJson(media.getKey()) && media.getValue().getSchema() != null) {
                jsonTypes.add(media.getKey());
                model = model.equals("String")
                        ? context.bodies().error(media.getValue().getSchema(), owner, AnswerVariants.place(status))
                        : model;
            }
        }
        all.add(new ErrorAnswer(status, model));
    }

    /** What would be taken in its place if it were not declared. */
    private static java.util.stream.Stream<String> wider(String status) {
        return status.equals("default")
                ? java.util.stream.Stream.of()
                : java.util.stream.Stream.of(status.charAt(0) + "XX", "default").filter(other -> !other.equals(status));
    }
}
