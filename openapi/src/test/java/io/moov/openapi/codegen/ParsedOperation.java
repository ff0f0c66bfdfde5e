package io.moov.openapi.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An operation as it stands in the document. */
record ParsedOperation(ParsedDocument document, String method, String path, JsonNode node) {
    /** The Java type of each error answer that has a body, by its status. */
    Map<String, String> errors() {
        Map<String, String> errors = new TreeMap<>();
        node.path("responses").properties().forEach(response -> {
            if (!response.getKey().startsWith("2")) {
                for (String type : bodies(response.getValue())) {
                    errors.put(response.getKey(), type);
                }
            }
        });
        return errors;
    }

    /** The Java type of what a success brings, or {@code Void}. */
    String result() {
        Set<String> results = new TreeSet<>();
        node.path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                results.addAll(bodies(response.getValue()));
            }
        });
        if (results.size() > 1) {
            throw new AssertionError(path + " has several results: " + results);
        }
        return results.isEmpty() ? "Void" : results.iterator().next();
    }

    private Set<String> bodies(JsonNode response) {
        Set<String> types = new TreeSet<>();
        document.resolve(response)
                .path("content")
                .forEach(mediaType -> types.add(document.javaType(mediaType.path("schema"))));
        return types;
    }
}
