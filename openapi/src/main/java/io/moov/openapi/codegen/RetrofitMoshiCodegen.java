package io.moov.openapi.codegen;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Mustache.Lambda;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenOperation;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.api.TemplatingEngineAdapter;
import org.openapitools.codegen.languages.JavaClientCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;
import org.openapitools.codegen.model.OperationsMap;

/**
 * The generator's Java client with our templates and nothing else: Retrofit interfaces, immutable models, streaming
 * Moshi adapters. What can be said in a template is said there; here is the rest.
 */
public final class RetrofitMoshiCodegen extends JavaClientCodegen {
    private final TemplatingEngineAdapter mustache = new StrictMustache();

    /** Makes the generator; the OpenAPI Generator finds it by its class name. */
    public RetrofitMoshiCodegen() {
        setLibrary(RETROFIT_2);
        // The one that leaves no import of its own in a model.
        setSerializationLibrary(SERIALIZATION_LIBRARY_JSONB);
        setDateLibrary("java8");
        setOpenApiNullable(false);
        setDisallowAdditionalPropertiesIfNotPresent(false);
        setContainerDefaultToNull(true);
        inlineSchemaOption().put("RESOLVE_INLINE_ENUMS", "true");

        // Whole numbers are long, whatever the document says of their size; bytes are immutable.
        typeMapping.put("integer", "Long");
        typeMapping.put("short", "Long");
        typeMapping.put("float", "Double");
        typeMapping.put("ByteArray", "ByteString");
        languageSpecificPrimitives.remove("byte[]");
    }

    @Override
    public String getName() {
        return "retrofit-moshi";
    }

    @Override
    public TemplatingEngineAdapter getTemplatingEngine() {
        return mustache;
    }

    @Override
    public void processOpts() {
        super.processOpts();
        apiTestTemplateFiles.clear();
        modelTestTemplateFiles.clear();
        apiDocTemplateFiles.clear();
        modelDocTemplateFiles.clear();
        modelTemplateFiles.put("JsonAdapter.mustache", "JsonAdapter.java");
        supportingFiles.clear();
        List.of("ApiDocument", "JsonAdapters", "Required", "package-info").forEach(this::addSupportingFile);
        // The core reads the annotations of one package, whichever API they are on.
        boolean annotationsElsewhere = !invokerPackage.equals(modelPackage);
        additionalProperties.put("annotationsElsewhere", annotationsElsewhere);
        if (!annotationsElsewhere) {
            List.of("ErrorResponse", "ErrorResponses", "Idempotent").forEach(this::addSupportingFile);
        }
    }

    private void addSupportingFile(String type) {
        String folder = (getSourceFolder() + File.separator + modelPackage()).replace('.', File.separatorChar);
        supportingFiles.add(new SupportingFile(type + ".mustache", folder, type + ".java"));
    }

    @Override
    public void preprocessOpenAPI(OpenAPI document) {
        super.preprocessOpenAPI(document);
        additionalProperties.put("document", new JavaDocument(document));
    }

    @Override
    public CodegenOperation fromOperation(String path, String method, Operation source, List<Server> servers) {
        CodegenOperation operation = super.fromOperation(path, method, source, servers);
        // Without the generator's escapes, as the descriptions are.
        operation.summary = source.getSummary();
        return operation;
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> models) {
        Map<String, ModelsMap> processed = super.postProcessAllModels(models);
        getAllModels(processed).values().forEach(this::describe);
        return processed;
    }

    private void describe(CodegenModel model) {
        JavaModel.describe(model, openAPI.getComponents().getSchemas().get(model.schemaName));
        if (model.allVars.stream().anyMatch(property -> property.isContainer)
                && supportingFiles.stream()
                        .noneMatch(file -> file.getTemplateFile().startsWith("JsonContainers"))) {
            addSupportingFile("JsonContainers");
        }
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> models) {
        OperationsMap processed = super.postProcessOperationsWithModels(operations, models);
        List<CodegenOperation> all = processed.getOperations().getOperation();
        all.forEach(JavaOperation::describe);
        processed.put("tag", all.get(0).tags.get(0));
        return processed;
    }

    /** Prints no banner. */
    @Override
    public void postProcess() {}

    @Override
    public boolean isEnablePostProcessFile() {
        return true;
    }

    @Override
    public void postProcessFile(File file, String fileType) {
        SourceFormat.apply(file.toPath());
    }

    @Override
    protected ImmutableMap.Builder<String, Lambda> addMustacheLambdas() {
        return super.addMustacheLambdas()
                .put("javadoc", (fragment, out) -> out.write(Javadoc.of(fragment.execute())))
                .put("string", (fragment, out) -> out.write(StringLiteral.of(fragment.execute())));
    }
}
