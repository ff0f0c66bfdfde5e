package io.moov.openapi;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Document;
import io.moov.openapi.emit.ApiWriter;
import io.moov.openapi.model.Api;
import io.moov.openapi.model.ApiReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The way of a document: it is read and checked, and becomes a model if nothing stands against it. */
public final class Generation {
    private Generation() {}

    /**
     * Reads a document, and collects all of its problems.
     *
     * @param document the file
     * @param name the name by which problems call it
     * @param diagnostics what takes the problems
     * @return the model, or nothing if there are errors
     * @throws IOException if a file cannot be read
     */
    public static Optional<Api> read(Path document, String name, Diagnostics diagnostics) throws IOException {
        Document read = Document.read(document, name, diagnostics);
        if (read.root().isNone()) {
            return Optional.empty();
        }
        read.check();
        Api api = ApiReader.read(read, ApiWriter.reservedNames());
        return diagnostics.hasErrors() ? Optional.empty() : Optional.of(api);
    }

    /** Deletes a folder, so that nothing of an earlier run is compiled. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(folder)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : all) {
                Files.delete(path);
            }
        }
    }
}
