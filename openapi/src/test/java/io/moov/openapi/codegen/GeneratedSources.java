package io.moov.openapi.codegen;

import io.moov.openapi.check.CheckedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** The sources of a document, generated in this process with the settings of the parent's POM. */
final class GeneratedSources {
    static final String PACKAGE = "io.moov.client.auth";
    static final String SDK_VERSION = "1.2.3";

    private final Path folder;

    private GeneratedSources(Path folder) {
        this.folder = folder;
    }

    /** Checks and generates a document, and fails where the build would, with its message. */
    static GeneratedSources of(Path document, Path work) {
        List<String> problems = problems(document);
        if (!problems.isEmpty()) {
            throw new AssertionError(String.join("\n", problems));
        }
        GeneratedSources sources = unchecked(document, work);
        if (!sources.unsupported().isEmpty()) {
            throw new AssertionError(String.join("\n", sources.unsupported()));
        }
        return sources;
    }

    /** Generates without the check before, and whatever the templates say of it. */
    static GeneratedSources unchecked(Path document, Path work) {
        return unchecked(document, work, PACKAGE);
    }

    /** The same for a package of one's own, whose annotations and marks are those of {@link #PACKAGE}. */
    static GeneratedSources unchecked(Path document, Path work, String javaPackage) {
        CodegenConfigurator configurator = new CodegenConfigurator();
        // A path with a space in it, or "file:///", and the parser gives the schemas other names.
        configurator.setInputSpec("file:" + document.toUri().getRawPath());
        configurator.setGeneratorName(RetrofitMoshiCodegen.class.getName());
        configurator.setTemplateDir("templates");
        configurator.setInvokerPackage(PACKAGE);
        configurator.setApiPackage(javaPackage);
        configurator.setModelPackage(javaPackage);
        configurator.setOutputDir(work.resolve("output").toString());
        configurator.addAdditionalProperty("sdkVersion", SDK_VERSION);
        configurator.setValidateSpec(true);
        configurator.setStrictSpecBehavior(true);
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
        return in(work);
    }

    /** The sources that an earlier run made in a folder. */
    static GeneratedSources in(Path work) {
        return new GeneratedSources(work.resolve("output/src/main/java"));
    }

    private static List<String> problems(Path document) {
        try {
            return CheckedDocument.problems(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of each file by its name. */
    Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        files().forEach(file -> texts.put(file.getFileName().toString(), read(file)));
        return texts;
    }

    /** What the templates say they cannot render. */
    List<String> unsupported() {
        return texts().values().stream()
                .flatMap(String::lines)
                .filter(line -> line.contains("UNSUPPORTED: "))
                .map(String::strip)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
