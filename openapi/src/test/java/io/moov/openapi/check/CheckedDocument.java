package io.moov.openapi.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the check says of a document, for the tests of other packages. */
public final class CheckedDocument {
    private CheckedDocument() {}

    /** One line for each problem, as the build prints it. */
    public static List<String> problems(Path document) throws IOException {
        return CheckDocument.check(document).stream()
                .map(problem -> problem.in(document.getFileName().toString()))
                .toList();
    }
}
