package io.moov.openapi.corpus;

import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.Api;
import io.moov.openapi.model.JavaType;
import io.moov.openapi.model.Model;
import io.moov.openapi.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What became of one document. */
final class Outcome {
    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final int VALUES_OF_A_MODEL = 3;

    final String name;
    final long size;
    private final Path file;

    /** The error that it was refused for, or that generation failed with; empty if there is none. */
    String refused = "";

    boolean compiled;

    /** What javac said, what came back otherwise, and which requests could not be built. */
    final List<String> failures = new ArrayList<>();

    int warnings;
    int operations;
    int generatedOperations;
    int schemas;
    int typedSchemas;
    int models;
    int values;
    int requests;
    long generationMillis;
    long compilationMillis;
    Map<String, Integer> leftOut = new TreeMap<>();
    Map<String, Integer> plainJson = new TreeMap<>();

    Outcome(Path file, String name) {
        this.file = file;
        this.name = name;
        this.size = OpenApiDirectory.size(file);
    }

    /** Checks and generates, and returns what was generated, or null. */
    GeneratedDocument generate() {
        long start = System.nanoTime();
        try {
            GeneratedDocument generated = GeneratedDocument.of(file, name);
            if (!generated.passes()) {
                refused = generated.firstError();
                return null;
            }
            warnings = generated.diagnostics.warnings().size();
            count(generated);
            return generated;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            refused = e + " " + (e.getStackTrace().length > 0 ? e.getStackTrace()[0] : "");
            return null;
        } finally {
            generationMillis = (System.nanoTime() - start) / 1_000_000;
        }
    }

    /** Returns the sources, or none if they cannot be written. */
    Map<String, String> write(GeneratedDocument generated) {
        long start = System.nanoTime();
        try {
            return generated.sources();
        } catch (RuntimeException | StackOverflowError e) {
            refused = "Writing fails: " + e + " " + e.getStackTrace()[0];
            return Map.of();
        } finally {
            generationMillis += (System.nanoTime() - start) / 1_000_000;
        }
    }

    /** Writes, compiles, reads random values and builds all requests. */
    void compile(GeneratedDocument generated, long seed) {
        Map<String, String> sources = write(generated);
        if (!refused.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        try {
            CompiledModule module = CompiledModule.of(GeneratedDocument.PACKAGE, sources);
            compiled = true;
            readValues(module, generated.api, seed);
            buildRequests(module);
        } catch (IllegalStateException | LinkageError | IOException e) {
            failures.add(String.valueOf(e.getMessage()).lines().limit(4).reduce("", (a, b) -> a + "\n    " + b));
        }
        compilationMillis = (System.nanoTime() - start) / 1_000_000;
    }

    private void readValues(CompiledModule module, Api api, long seed) throws IOException {
        JsonNode document = ReadValues.JSON.readTree(Files.readString(file));
        ReadValues read = new ReadValues(module, document, seed);
        for (Model model : api.models()) {
            read.read(model, VALUES_OF_A_MODEL);
        }
        values = read.valid;
        failures.addAll(read.lost);
    }

    private void buildRequests(CompiledModule module) {
        try {
            BuiltRequests built = new BuiltRequests(module);
            requests = built.all().size();
        } catch (Exception e) {
            failures.add(String.valueOf(e.getMessage()));
        }
    }

    private void count(GeneratedDocument generated) {
        Api api = generated.api;
        leftOut = api.leftOut();
        plainJson = api.plainJson();
        models = api.models().size();
        for (Node path : generated.document.root().get("paths").members().values()) {
            Node item = generated.document.resolve(path);
            METHODS.stream().filter(method -> item.get(method).isMapping()).forEach(method -> operations++);
        }
        for (Api.Interface each : api.interfaces()) {
            generatedOperations += each.operations().size();
            each.operations().forEach(operation -> countSchemas(operation, generated.document));
        }
    }

    /** Of each operation what it sends, and what it is sent with success, if the document has a schema for it. */
    private void countSchemas(Operation operation, Document document) {
        Node request = document.resolve(operation.source.get("requestBody"));
        if (hasSchema(request, document)) {
            schemas++;
            boolean typed = operation.requests.stream()
                    .anyMatch(each -> each.body() != null
                            && !(each.body() instanceof Operation.RawBody)
                            && !(each.body() instanceof Operation.JsonBody json && isJson(json.use())));
            typedSchemas += typed ? 1 : 0;
        }
        Set<String> statuses = Set.copyOf(operation.source.get("responses").names());
        boolean responds = statuses.stream()
                .filter(status -> status.startsWith("2"))
                .anyMatch(status -> hasSchema(
                        document.resolve(operation.source.get("responses").get(status)), document));
        if (responds) {
            schemas++;
            boolean typed = operation.successes.stream().anyMatch(each -> each.use() != null && !isJson(each.use()));
            typedSchemas += typed ? 1 : 0;
        }
    }

    /** Whether there is a schema that says more than that there are bytes. */
    private static boolean hasSchema(Node body, Document document) {
        return body.get("content").members().entrySet().stream().anyMatch(media -> {
            Node schema = media.getValue().get("schema");
            boolean structured =
                    media.getKey().contains("json") || media.getKey().contains("form");
            return structured
                    && schema.isMapping()
                    && !schema.members().isEmpty()
                    && !document.resolve(schema).isNone();
        });
    }

    private static boolean isJson(JavaType.Use use) {
        return use.type() == JavaType.Standard.ANY;
    }

    @Override
    public String toString() {
        return name;
    }
}
