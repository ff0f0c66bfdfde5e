package io.moov.openapi.diff;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.Api;
import io.moov.openapi.model.Operation;
import io.moov.openapi.model.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What changes from one document to another, sorted by who has to follow. */
final class DocumentChanges {
    private final Api older;
    private final Api newer;
    private final Map<Effect, List<String>> changes = new EnumMap<>(Effect.class);
    private final SchemaChanges schemas;

    private DocumentChanges(Api older, Api newer) {
        this.older = older;
        this.newer = newer;
        this.schemas = new SchemaChanges(older.schemas(), newer.schemas(), this::add);
    }

    static Map<Effect, List<String>> between(Api older, Api newer) {
        DocumentChanges all = new DocumentChanges(older, newer);
        all.compare();
        return all.changes;
    }

    private void add(Effect effect, String place, String change) {
        List<String> found = changes.computeIfAbsent(effect, any -> new ArrayList<>());
        String line = place + ": " + change;
        if (!found.contains(line)) {
            found.add(line);
        }
    }

    private void compare() {
        if (!older.serverUrl().equals(newer.serverUrl())) {
            add(Effect.BREAKS_CALLERS, "servers", "url " + older.serverUrl() + " → " + newer.serverUrl());
        }
        members(
                operations(older),
                operations(newer),
                (place, gone) -> add(Effect.BREAKS_CALLERS, place, "operation is gone"),
                (place, added) -> add(Effect.ADDITION, place, "operation is new"),
                this::operation);
    }

    private interface Both<T> {
        void compare(String name, T older, T newer);
    }

    private interface One<T> {
        void report(String name, T member);
    }

    private static <T> void members(
            Map<String, T> older, Map<String, T> newer, One<T> gone, One<T> added, Both<T> both) {
        older.forEach((name, member) -> {
            if (newer.containsKey(name)) {
                both.compare(name, member, newer.get(name));
            } else {
                gone.report(name, member);
            }
        });
        newer.forEach((name, member) -> {
            if (!older.containsKey(name)) {
                added.report(name, member);
            }
        });
    }

    private static Map<String, Operation> operations(Api api) {
        Map<String, Operation> all = new LinkedHashMap<>();
        api.interfaces()
                .forEach(each -> each.operations()
                        .forEach(operation -> all.put(operation.httpMethod + " " + operation.documentPath, operation)));
        return all;
    }

    private void operation(String place, Operation before, Operation after) {
        if (!before.name.equals(after.name)) {
            add(Effect.BREAKS_CALLERS, place, "operation id " + before.name + " → " + after.name);
        }
        if (before.unauthenticated != after.unauthenticated) {
            add(Effect.BREAKS_CALLERS, place, "security is " + (after.unauthenticated ? "gone" : "new"));
        }
        parameters(place, before, after);
        requestBody(place, resolved(older, before, "requestBody"), resolved(newer, after, "requestBody"));
        members(
                responses(older, before),
                responses(newer, after),
                (status, gone) -> add(Effect.BREAKS_CALLERS, place, "status " + status + " is gone"),
                (status, added) -> add(Effect.ADDITION, place, "status " + status + " is new"),
                (status, one, other) -> response(place + " " + status, one, other));
    }

    private static Node resolved(Api api, Operation operation, String part) {
        return api.schemas().document().resolve(operation.source.get(part));
    }

    private static Map<String, Node> responses(Api api, Operation operation) {
        Map<String, Node> all = new LinkedHashMap<>();
        operation
                .source
                .get("responses")
                .members()
                .forEach((status, response) ->
                        all.put(status, api.schemas().document().resolve(response)));
        return all;
    }

    private void parameters(String place, Operation before, Operation after) {
        Map<String, Parameter> one = parameters(before);
        Map<String, Parameter> other = parameters(after);
        members(
                one,
                other,
                (key, gone) -> add(Effect.BREAKS_CALLERS, place, "parameter " + gone.jsonName() + " is gone"),
                (key, added) -> add(
                        added.required() ? Effect.BREAKS_CALLERS : Effect.ADDITION,
                        place,
                        "parameter " + added.jsonName() + " is new" + (added.required() ? " and required" : "")),
                (key, from, to) -> parameter(place + " parameter " + from.jsonName(), from, to));
        List<String> order = names(before, other);
        List<String> newOrder = names(after, one);
        if (order.size() == newOrder.size() && !order.equals(newOrder)) {
            String change = String.join(", ", order) + " → " + String.join(", ", newOrder);
            add(Effect.BREAKS_CALLERS, place, "order of parameters " + change);
        }
    }

    private static Map<String, Parameter> parameters(Operation operation) {
        Map<String, Parameter> all = new LinkedHashMap<>();
        Stream.of(
                        operation.required.stream(),
                        operation.optional.stream(),
                        operation.query == null ? Stream.<Parameter>of() : operation.query.parameters().stream(),
                        operation.headers == null ? Stream.<Parameter>of() : operation.headers.parameters().stream())
                .flatMap(each -> each)
                .forEach(parameter -> all.put(parameter.in() + " " + parameter.jsonName(), parameter));
        return all;
    }

    /** The arguments that both have, in the order of the method. */
    private static List<String> names(Operation operation, Map<String, Parameter> common) {
        return Stream.concat(operation.required.stream(), operation.optional.stream())
                .filter(parameter -> common.containsKey(parameter.in() + " " + parameter.jsonName()))
                .map(Parameter::jsonName)
                .toList();
    }

    private void parameter(String place, Parameter before, Parameter after) {
        if (before.required() != after.required()) {
            add(
                    after.required() ? Effect.BREAKS_CALLERS : Effect.BREAKS_SERVERS,
                    place,
                    "required is " + (after.required() ? "new" : "gone"));
        }
        if (!before.style().equals(after.style()) || before.explode() != after.explode()) {
            add(Effect.BREAKS_CALLERS, place, "style " + style(before) + " → " + style(after));
        }
        schemas.compare(place, schema(before.source()), schema(after.source()), true);
    }

    private static String style(Parameter parameter) {
        return parameter.style() + (parameter.explode() ? " exploded" : "");
    }

    private static Node schema(Node parameter) {
        return parameter.has("schema")
                ? parameter.get("schema")
                : parameter.get("content").members().values().stream()
                        .findFirst()
                        .orElse(Node.NONE)
                        .get("schema");
    }

    private void requestBody(String place, Node before, Node after) {
        if (before.isNone() != after.isNone()) {
            boolean breaks = before.isNone() ? after.isTrue("required") : true;
            add(
                    breaks ? Effect.BREAKS_CALLERS : Effect.ADDITION,
                    place,
                    "request body is " + (before.isNone() ? "new" : "gone"));
        } else if (before.isTrue("required") != after.isTrue("required")) {
            boolean required = after.isTrue("required");
            add(
                    required ? Effect.BREAKS_CALLERS : Effect.BREAKS_SERVERS,
                    place,
                    "required request body is " + (required ? "new" : "gone"));
        }
        content(place, before, after, true);
    }

    private void response(String place, Node before, Node after) {
        if (!Objects.equals(before.text("description"), after.text("description"))) {
            add(Effect.OTHER, place, "description");
        }
        members(
                before.get("headers").members(),
                after.get("headers").members(),
                (name, gone) -> add(Effect.BREAKS_CALLERS, place, "header " + name + " is gone"),
                (name, added) -> add(Effect.ADDITION, place, "header " + name + " is new"),
                (name, one, other) -> {});
        content(place, before, after, false);
    }

    private void content(String place, Node before, Node after, boolean request) {
        members(
                before.get("content").members(),
                after.get("content").members(),
                (type, gone) -> add(Effect.BREAKS_CALLERS, place, "media type " + type + " is gone"),
                (type, added) -> add(Effect.ADDITION, place, "media type " + type + " is new"),
                (type, one, other) ->
                        schemas.compare(place + " " + type, one.get("schema"), other.get("schema"), request));
    }
}
