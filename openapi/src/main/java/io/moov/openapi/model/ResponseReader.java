package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.UnionModel;
import io.moov.openapi.model.Model.Variant;
import io.moov.openapi.model.Operation.ErrorModel;
import io.moov.openapi.model.Operation.Success;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what an operation responds with: success as JSON, and as each other media type that is not the same; and errors. */
final class ResponseReader {
    private final SchemaTypes types;
    private final LeftOut leftOut;
    private final BodyReader bodies;

    ResponseReader(SchemaTypes types, BodyReader bodies, LeftOut leftOut) {
        this.types = types;
        this.leftOut = leftOut;
        this.bodies = bodies;
    }

    void read(Operation operation, Map<String, Node> responses) {
        Set<String> errorTypes = new LinkedHashSet<>();
        responses.forEach((status, response) -> {
            if (!status.startsWith("2")) {
                addError(operation, status, responses, errorTypes);
            }
        });
        addSuccesses(operation, responses, List.copyOf(errorTypes));
    }

    /** Where no 2xx is declared, the default is what comes with success, too. */
    private static boolean isSuccess(String status, Set<String> declared) {
        return status.startsWith("2")
                || status.equals("default") && declared.stream().noneMatch(other -> other.startsWith("2"));
    }

    private void addError(Operation operation, String status, Map<String, Node> responses, Set<String> errorTypes) {
        Map<String, Node> content = responses.get(status).get("content").members();
        if (content.isEmpty()) {
            if (wider(status)
                    .anyMatch(other -> responses.containsKey(other)
                            && !responses.get(other).get("content").members().isEmpty())) {
                operation.errors.add(new ErrorModel(status, null, false));
            }
            return;
        }
        Use use = null;
        Node schema = Node.NONE;
        for (Map.Entry<String, Node> media : content.entrySet()) {
            if (!MediaTypes.isJson(media.getKey()) || !media.getValue().has("schema")) {
                continue;
            }
            if (use == null) {
                schema = media.getValue().get("schema");
                use = bodies.bodyClass(schema, JavaNames.type(operation.name) + place(status));
                errorTypes.add(media.getKey());
            } else if (isSame(schema, media.getValue().get("schema"))) {
                errorTypes.add(media.getKey());
            } else {
                leaveOut(media.getKey(), media.getValue());
            }
        }
        operation.errors.add(new ErrorModel(status, use, true));
    }

    private boolean isSame(Node one, Node other) {
        Schemas schemas = types.schemas();
        return one == other
                || schemas.canonical(SchemaPart.of(one)).equals(schemas.canonical(SchemaPart.of(other)))
                || types.of(one, "Body").type().equals(types.of(other, "Body").type());
    }

    private void leaveOut(String type, Node media) {
        leftOut.add(
                media,
                "second JSON of another schema",
                "the media type " + type + " is not asked for, as its schema differs from that of the JSON before it;"
                        + " give both one schema");
    }

    private static String place(String status) {
        return "Response" + JavaNames.upperFirst(status.toLowerCase(Locale.ROOT));
    }

    /** What would be taken in its place if it were not declared. */
    private static Stream<String> wider(String status) {
        return status.equals("default")
                ? Stream.of()
                : Stream.of(status.charAt(0) + "XX", "default").filter(other -> !other.equals(status));
    }

    private void addSuccesses(Operation operation, Map<String, Node> responses, List<String> errorTypes) {
        Map<String, Node> json = new LinkedHashMap<>();
        Set<String> jsonTypes = new LinkedHashSet<>();
        Map<String, Node> others = new LinkedHashMap<>();
        List<String> empty = new ArrayList<>();
        responses.forEach((status, response) -> {
            if (!isSuccess(status, responses.keySet())) {
                return;
            }
            if (response.get("content").members().isEmpty()) {
                empty.add(status);
            }
            response.get("content").members().forEach((type, media) -> {
                if (!bodies.isJson(type, media)) {
                    others.putIfAbsent(type, media);
                } else if (!json.containsKey(status) || isSame(json.get(status), media.get("schema"))) {
                    json.putIfAbsent(status, media.get("schema"));
                    jsonTypes.add(MediaTypes.isRange(type) ? MediaTypes.JSON : type);
                } else {
                    leaveOut(type, media);
                }
            });
        });
        if (operation.httpMethod.equals("HEAD") || json.isEmpty() && others.isEmpty()) {
            List<String> accept = errorTypes.isEmpty() ? List.of(MediaTypes.JSON) : errorTypes;
            operation.successes.add(new Success("", null, false, false, accept, List.of()));
        } else if (json.isEmpty()) {
            operation.successes.add(raw("", others.keySet(), errorTypes, empty));
        } else {
            operation.successes.add(json(operation, json, accept(jsonTypes, errorTypes), empty));
            addOthers(operation, json, others, errorTypes, empty);
        }
    }

    private Success json(Operation operation, Map<String, Node> json, List<String> accept, List<String> empty) {
        String owner = JavaNames.type(operation.name);
        Map<String, Use> byStatus = new LinkedHashMap<>();
        Set<JavaType> distinct = new LinkedHashSet<>();
        json.forEach((status, schema) -> {
            Use use = types.of(schema, owner + "Response");
            byStatus.put(status, use);
            distinct.add(use.type());
        });
        if (distinct.size() == 1) {
            Use use = bodies.body(json.values().iterator().next(), owner + "Response");
            boolean nullable = use.nullable()
                    || byStatus.values().stream()
                            .anyMatch(each -> each.nullable() && each.type() != JavaType.Standard.ANY);
            return new Success("", new Use(use.type(), nullable, use.sensitive()), false, false, accept, empty);
        }
        String className = types.names().claim(owner + "Result");
        UnionModel result = new UnionModel(operation.source, className, className);
        result.description = "The response of `" + operation.name + "`, which depends on the status.";
        Map<JavaType, Variant> variants = new LinkedHashMap<>();
        json.forEach((status, schema) -> {
            Use use = bodies.bodyClass(schema, owner + place(status));
            String name = JavaNames.field(((ClassOf) use.type()).model().className);
            result.byStatus.put(status, variants.computeIfAbsent(use.type(), any -> new Variant(name, use, null)));
        });
        result.variants.addAll(variants.values());
        types.add(result);
        return new Success("", new Use(new ClassOf(result), false, false), false, false, accept, empty);
    }

    private void addOthers(
            Operation operation,
            Map<String, Node> json,
            Map<String, Node> others,
            List<String> errorTypes,
            List<String> empty) {
        Set<String> suffixes = new LinkedHashSet<>();
        others.forEach((type, media) -> {
            boolean sameData = json.values().stream()
                    .anyMatch(schema -> media.has("schema") && isSame(schema, media.get("schema")));
            String suffix = "To" + MediaTypes.shortName(type);
            if (!sameData && suffixes.add(suffix)) {
                operation.successes.add(raw(suffix, Set.of(type), errorTypes, empty));
            }
        });
    }

    private static List<String> accept(Set<String> types, List<String> errorTypes) {
        Set<String> accept = new LinkedHashSet<>(types);
        accept.addAll(errorTypes);
        return List.copyOf(accept);
    }

    /** What is not JSON is handed out as it is; text is in memory then, other content arrives as it is read. */
    private static Success raw(String suffix, Set<String> types, List<String> errorTypes, List<String> empty) {
        boolean streaming = !types.stream().allMatch(MediaTypes::isText);
        return new Success(suffix, null, true, streaming, accept(types, errorTypes), empty);
    }
}
