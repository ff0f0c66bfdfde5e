package io.moov.openapi.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** The jar that a document becomes, built as the modules of generated code are. */
final class GeneratedApi {
    private final Path templates;
    private final String javaPackage;
    private final String classPath;

    GeneratedApi(Path templates, String javaPackage, String classPath) {
        this.templates = templates;
        this.javaPackage = javaPackage;
        this.classPath = classPath;
    }

    /** Generates, compiles and packs into an empty folder. */
    Path build(Path document, Path folder) throws IOException {
        Path sources = folder.resolve("sources");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path jar = folder.resolve("api.jar");
        generate(document, sources);
        compile(sources, classes);
        run("jar", List.of("--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
    }

    private void generate(Path document, Path sources) {
        CodegenConfigurator configurator = new CodegenConfigurator();
        // A path with a space in it, or "file:///", and the parser gives the schemas other names.
        configurator.setInputSpec("file:" + document.toUri().getRawPath());
        configurator.setGeneratorName("io.moov.openapi.codegen.RetrofitMoshiCodegen");
        configurator.setTemplateDir(templates.toString());
        configurator.setInvokerPackage("io.moov.client.auth");
        configurator.setApiPackage(javaPackage);
        configurator.setModelPackage(javaPackage);
        configurator.setOutputDir(sources.toString());
        // The same for both documents, which do not differ by it.
        configurator.addAdditionalProperty("sdkVersion", "0");
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }

    private void compile(Path sources, Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--release", "11", "-proc:none", "-nowarn", "-cp", classPath, "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        run("javac", arguments);
    }

    private static void run(String tool, List<String> arguments) {
        int status = ToolProvider.findFirst(tool)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException(tool + " ended with " + status);
        }
    }
}
