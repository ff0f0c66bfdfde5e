package io.moov.openapi.codegen;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Mustache.Lambda;
import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.servers.Server;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private JavaModels models;
    private JavaOperations operations;

    /** Makes the generator; the OpenAPI Generator finds it by its class name. */
    public RetrofitMoshiCodegen() {
        setLibrary(RETROFIT_2);
        // The one that leaves no import of its own in a model.
        setSerializationLibrary(SERIALIZATION_LIBRARY_JSONB);
        setDateLibrary("java8");
        setOpenApiNullable(false);
        setDisallowAdditionalPropertiesIfNotPresent(false);
        setContainerDefaultToNull(true);

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
        // The core reads the annotations and marks of one package, whichever API they are on.
        boolean annotationsElsewhere = !invokerPackage.equals(modelPackage);
        additionalProperties.put("annotationsElsewhere", annotationsElsewhere);
        if (!annotationsElsewhere) {
            List.of(
                            "Authenticated",
                            "ErrorResponse",
                            "ErrorResponses",
                            "Idempotent",
                            "MarkedBody",
                            "NoContent",
                            "Unauthenticated")
                    .forEach(this::addSupportingFile);
        }
    }

    private void addSupportingFile(String type) {
        String folder = (getSourceFolder() + File.separator + modelPackage()).replace('.', File.separatorChar);
        supportingFiles.add(new SupportingFile(type + ".mustache", folder, type + ".java"));
    }

    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    /** What it simplifies away may be data. */
    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    @Override
    public void preprocessOpenAPI(OpenAPI document) {
        models = new JavaModels(document, this::toModelName);
        operations = new JavaOperations(document, models.operationContext(document));
        super.preprocessOpenAPI(document);
        additionalProperties.put("document", new JavaDocument(document));
        Set<String> supporting = new TreeSet<>(operations.supporting());
        models.classes().forEach(component -> supporting.addAll(models.supporting(models.model(component))));
        supporting.forEach(this::addSupportingFile);
    }

    @Override
    public String toModelName(String name) {
        return modelNamePrefix + JavaNames.type(name) + modelNameSuffix;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public String getTypeDeclaration(Schema schema) {
        return models.typeOf((Schema<?>) schema).name();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public CodegenModel fromModel(String name, Schema schema) {
        return models.model(name);
    }

    /** All that the templates read is ours; the rest is what the generator sorts by. */
    @Override
    public CodegenOperation fromOperation(String path, String method, Operation source, List<Server> servers) {
        JavaOperation java = operations.of(source);
        CodegenOperation operation = new CodegenOperation();
        operation.operationId = java.name;
        operation.nickname = java.name;
        operation.path = path;
        operation.httpMethod = java.httpMethod;
        operation.vendorExtensions.put("java", java);
        return operation;
    }

    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> generators) {
        Map<String, ModelsMap> all = new TreeMap<>();
        for (String component : models.classes()) {
            CodegenModel model = models.model(component);
            ModelMap single = new ModelMap();
            single.setModel(model);
            ModelsMap values = new ModelsMap();
            values.putAll(additionalProperties());
            values.put("package", modelPackage());
            values.setModels(List.of(single));
            values.setImports(List.of());
            all.put(component, values);
        }
        return all;
    }

    @Override
    public OperationsMap postProcessOperationsWithModels(OperationsMap operations, List<ModelMap> models) {
        CodegenOperation any = operations.getOperations().getOperation().get(0);
        any.tags.stream()
                .filter(tag -> sanitizeTag(tag.getName()).equals(any.baseName))
                .findFirst()
                .ifPresent(tag -> operations.put("tag", tag));
        return operations;
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
