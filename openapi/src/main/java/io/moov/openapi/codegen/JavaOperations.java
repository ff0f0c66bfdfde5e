package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The operations that a document has, described before the models are made: some bodies become models. */
final class JavaOperations {
    private final Map<Operation, JavaOperation> operations = new IdentityHashMap<>();

    JavaOperations(OpenAPI document, OperationContext context) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    // The generator leaves out what is marked so, without a word.
                    if (operation.getExtensions() != null) {
                        operation.getExtensions().remove("x-internal");
                    }
                    operations.put(operation, new JavaOperation(path, item, method.name(), operation, context));
                }));
    }

    JavaOperation of(Operation operation) {
        return operations.get(operation);
    }

    /** The files that the operations need besides those that every document needs. */
    Set<String> supporting() {
        Set<String> files = new TreeSet<>();
        operations.values().stream()
                .flatMap(operation -> operation.methods.stream())
                .flatMap(method -> method.sent.stream())
                .filter(SentParameter::written)
                .forEach(sent -> addFiles(sent.value(), files));
        return files;
    }

    private static void addFiles(String source, Set<String> files) {
        files.addAll(Set.of("Written", "BodyAdapters"));
        if (source.contains("JsonContainers.") || source.contains("JsonAny.")) {
            files.addAll(Set.of("JsonContainers", "JsonAny"));
        }
        if (source.startsWith("FormFields.") || source.contains("ParameterStyles.")) {
            files.addAll(Set.of("ParameterStyles", "TextForms"));
        }
        if (!source.startsWith("ParameterStyles.")) {
            files.add("RequestBodies");
        }
        if (source.startsWith("FormFields.")) {
            files.addAll(Set.of("FormFields", "JsonAny", "JsonContainers"));
        }
        if (source.startsWith("FormParts.")) {
            files.addAll(Set.of(
                    "FormParts",
                    "FilePart",
                    "RequestBodies",
                    "JsonAny",
                    "JsonContainers",
                    "ParameterStyles",
                    "TextForms"));
        }
    }
}
