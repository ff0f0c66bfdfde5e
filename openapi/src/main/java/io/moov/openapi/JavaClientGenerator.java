package io.moov.openapi;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Problem;
import io.moov.openapi.emit.ApiWriter;
import io.moov.openapi.emit.ShrinkingRules;
import io.moov.openapi.model.Api;
import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the OpenAPI Generator Maven Plugin calls: reads the document that it names, and writes Java. The plugin gives the
 * place of the document, of the sources, and their package; what it made of the document by itself is not looked at.
 */
public final class JavaClientGenerator extends DefaultCodegen {
    private static final Logger LOGGER = LoggerFactory.getLogger(JavaClientGenerator.class);

    private Api api;

    @Override
    public CodegenType getTag() {
        return CodegenType.CLIENT;
    }

    @Override
    public String getName() {
        return "moov-java";
    }

    @Override
    public String getHelp() {
        return "Writes Retrofit interfaces, immutable models and Moshi adapters.";
    }

    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    /** The last that is asked for before the plugin gives up, in its own words, what its parser cannot read. */
    @Override
    public TemplatingEngineAdapter getTemplatingEngine() {
        if (api == null) {
            api = read();
        }
        return super.getTemplatingEngine();
    }

    @Override
    public void processOpenAPI(OpenAPI parsed) {
        try {
            writer(documentName()).write(api, sources());
            ShrinkingRules.write(javaPackage(), Path.of(getOutputDir(), "src", "main", "resources"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Api read() {
        Diagnostics diagnostics =
                new Diagnostics(Boolean.parseBoolean(String.valueOf(additionalProperties.get("strict"))));
        try {
            Optional<Api> read = Generation.read(Path.of(getInputSpec()), documentName(), diagnostics);
            diagnostics.warnings().forEach(warning -> LOGGER.warn("{}", warning));
            if (read.isEmpty()) {
                Generation.delete(sources());
                diagnostics.errors().forEach(error -> LOGGER.error("{}", error));
                throw new IllegalStateException(message(diagnostics));
            }
            read.get().leftOut().forEach((reason, count) -> LOGGER.info("left out: {} ({})", reason, count));
            return read.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String documentName() {
        Path file = Path.of(getInputSpec()).getFileName();
        return String.valueOf(additionalProperties.getOrDefault("documentName", file));
    }

    private Path sources() {
        return Path.of(getOutputDir(), "src", "main", "java");
    }

    private ApiWriter writer(String document) {
        String shared = String.valueOf(additionalProperties.getOrDefault("invokerPackage", javaPackage()));
        return new ApiWriter(javaPackage(), shared, String.valueOf(additionalProperties.get("sdkVersion")), document);
    }

    private String javaPackage() {
        return String.valueOf(additionalProperties.get("apiPackage"));
    }

    private static String message(Diagnostics diagnostics) {
        int errors = diagnostics.errors().size();
        Problem first = diagnostics.errors().get(0);
        return errors == 1 ? first.toString() : first + " (and " + (errors - 1) + " more)";
    }
}
