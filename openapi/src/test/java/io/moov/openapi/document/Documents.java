package io.moov.openapi.document;

import io.moov.openapi.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The documents that tests start from. */
final class Documents {
    private Documents() {}

    /** A document without a defect. */
    static String good() {
        try (InputStream in = Documents.class.getResourceAsStream("good.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All problems of a document, as where every warning is an error. */
    static List<Problem> problems(Path file) throws IOException {
        Diagnostics diagnostics = new Diagnostics(true);
        Generation.read(file, "api.yaml", diagnostics);
        return diagnostics.all();
    }
}
