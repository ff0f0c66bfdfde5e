package io.moov.openapi.codegen;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives a generated file the look of the handwritten ones: layout, sorted imports, none of them unused. */
final class SourceFormat {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    private SourceFormat() {}

    static void apply(Path file) {
        try {
            Files.writeString(file, FORMATTER.formatSourceAndFixImports(Files.readString(file)));
        } catch (FormatterException e) {
            // Not Java. It stays as it is, for the build's next steps to say what is wrong.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
