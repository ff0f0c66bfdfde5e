package io.moov.openapi.corpus;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Document;
import io.moov.openapi.document.Problem;
import io.moov.openapi.emit.ApiWriter;
import io.moov.openapi.model.Api;
import io.moov.openapi.model.ApiReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A document that was checked, and generated if it passed. */
final class GeneratedDocument {
    static final String PACKAGE = "corpus.generated";

    final Diagnostics diagnostics = new Diagnostics(false);
    final Document document;

    /** Null if the document has errors. */
    final Api api;

    private GeneratedDocument(Path file, String name) throws IOException {
        document = Document.read(file, name, diagnostics);
        if (diagnostics.hasErrors()) {
            api = null;
            return;
        }
        document.check();
        Api read = ApiReader.read(document, ApiWriter.reservedNames());
        api = diagnostics.hasErrors() ? null : read;
    }

    static GeneratedDocument of(Path file, String name) throws IOException {
        return new GeneratedDocument(file, name);
    }

    boolean passes() {
        return api != null;
    }

    String firstError() {
        return diagnostics.errors().stream().findFirst().map(Problem::toString).orElse("");
    }

    /** The sources by the names of their classes. */
    Map<String, String> sources() {
        return new ApiWriter(PACKAGE, PACKAGE, "0.0.0", "openapi.json").texts(api);
    }
}
