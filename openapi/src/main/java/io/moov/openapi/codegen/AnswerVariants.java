package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The ways in which an operation may answer with success: as JSON, and as each other content that is not the same. */
final class AnswerVariants {
    private final OperationContext context;
    private final OperationPlace place;
    private final String owner;
    private final Map<String, Content> successes = new LinkedHashMap<>();

    AnswerVariants(String owner, Map<String, ApiResponse> responses, OperationContext context, OperationPlace place) {
        this.owner = owner;
        this.context = context;
        this.place = place;
        responses.forEach((status, response) -> {
            if (isSuccess(status, responses.keySet())) {
                successes.put(status, Objects.requireNonNullElse(response.getContent(), new Content()));
            }
        });
    }

    /** Where no 2xx is declared, the default is what comes with success, too. */
    static boolean isSuccess(String status, Set<String> declared) {
        return status.startsWith("2")
                || status.equals("default") && declared.stream().noneMatch(other -> other.startsWith("2"));
    }

    List<AnswerVariant> all(String method, List<String> errorTypes) {
        Map<String, Schema<?>> json = new LinkedHashMap<>();
        Set<String> jsonTypes = new LinkedHashSet<>();
        Map<String, Schema<?>> others = new LinkedHashMap<>();
        successes.forEach((status, content) -> content.forEach((type, media) -> {
            if (isJson(type, media)) {
                json.putIfAbsent(status, media.getSchema());
                jsonTypes.add(MediaTypes.isRange(type) ? MediaTypes.JSON : type);
            } else {
                others.putIfAbsent(type, media.getSchema());
            }
        }));
        if (method.equals("HEAD") || json.isEmpty() && others.isEmpty()) {
            List<String> accept = errorTypes.isEmpty() ? List.of(MediaTypes.JSON) : errorTypes;
            return List.of(new AnswerVariant("", "Void", false, accept, List.of()));
        }
        if (json.isEmpty()) {
            return List.of(raw("", others.keySet(), errorTypes));
        }
        return json(json, jsonTypes, others, errorTypes);
    }

    private List<AnswerVariant> json(
            Map<String, Schema<?>> json, Set<String> types, Map<String, Schema<?>> others, List<String> errorTypes) {
        List<AnswerVariant> variants = new ArrayList<>();
        successes.forEach((status, content) -> {
            if (!content.isEmpty() && !json.containsKey(status)) {
                place.refuse("the response " + status + " is not JSON as others are (declare JSON for it)");
            }
        });
        json.forEach((status, schema) -> {
            if (context.type(schema).nullable() && context.kind(schema) != SchemaKind.ANY) {
                place.refuse("the response " + status + " may be null (declare it without a body)");
            }
        });
        Set<String> accept = new LinkedHashSet<>(types);
        accept.addAll(errorTypes);
        variants.add(variant("", result(json), false, accept));
        others.forEach((type, schema) -> {
            if (!json.containsValue(schema)) {
                variants.add(raw("To" + MediaTypes.shortName(type), Set.of(type), errorTypes));
            }
        });
        return variants;
    }

    private String result(Map<String, Schema<?>> json) {
        Map<String, Schema<?>> byType = new LinkedHashMap<>();
        json.values().forEach(schema -> byType.putIfAbsent(context.type(schema).name(), schema));
        if (byType.size() > 1) {
            return context.bodies().anyOf(List.copyOf(byType.values()), owner, "Result");
        }
        return context.bodies().success(byType.values().iterator().next(), owner, "Response");
    }

    /** What is not JSON is handed out as it is; text is in memory then, other content arrives as it is read. */
    private AnswerVariant raw(String suffix, Set<String> types, List<String> errorTypes) {
        Set<String> accept = new LinkedHashSet<>(types);
        accept.addAll(errorTypes);
        boolean streaming = !types.stream().allMatch(MediaTypes::isText);
        return variant(suffix, "ResponseBody", streaming, accept);
    }

    private AnswerVariant variant(String suffix, String result, boolean streaming, Set<String> accept) {
        List<String> empty = successes.keySet().stream()
                .filter(status -> successes.get(status).isEmpty())
                .toList();
        return new AnswerVariant(
                suffix, (empty.isEmpty() ? "" : "@Nullable ") + result, streaming, List.copyOf(accept), empty);
    }

    private boolean isJson(String type, MediaType media) {
        if (media.getSchema() == null) {
            return false;
        }
        boolean anyType = type.equals("*/*")
                && !Set.of(SchemaKind.PLAIN, SchemaKind.ANY).contains(context.kind(media.getSchema()));
        return MediaTypes.isJson(type) || anyType;
    }

    static String place(String status) {
        return "Response" + JavaNames.upperFirst(status.toLowerCase());
    }
}
