package io.moov.openapi.codegen;

import com.google.common.collect.ImmutableMap;
import com.samskivert.mustache.Mustache.Lambda;
import io.swagger.v3.oas.models.media.Schema;
import java.io.File;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;
import org.openapitools.codegen.SupportingFile;
import org.openapitools.codegen.languages.JavaClientCodegen;

/**
 * The Java generator with our templates and nothing else: Retrofit interfaces, immutable models, streaming Moshi
 * adapters. Everything that can be said in a template is; here is what a template cannot do.
 */
public final class RetrofitMoshiCodegen extends JavaClientCodegen {
    /** Makes the generator; the OpenAPI Generator finds it by its class name. */
    public RetrofitMoshiCodegen() {
        setLibrary(RETROFIT_2);
        setSerializationLibrary(SERIALIZATION_LIBRARY_JSONB);
        setDateLibrary("java8");
        setOpenApiNullable(false);
        setHideGenerationTimestamp(true);
        setDisallowAdditionalPropertiesIfNotPresent(false);
        setContainerDefaultToNull(true);

        // Whole numbers are long, whatever the document says of their size; bytes are immutable.
        typeMapping.put("integer", "Long");
        typeMapping.put("short", "Long");
        typeMapping.put("float", "Double");
        typeMapping.put("ByteArray", "ByteString");
        importMapping.put("ByteString", "okio.ByteString");
        languageSpecificPrimitives.remove("byte[]");
    }

    @Override
    public String getName() {
        return "retrofit-moshi";
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
        for (String type : new String[] {
            "ApiDocument", "ErrorResponse", "ErrorResponses", "Idempotent", "JsonAdapters", "package-info"
        }) {
            supportingFiles.add(new SupportingFile(type + ".mustache", folder(), type + ".java"));
        }
    }

    private String folder() {
        return (getSourceFolder() + File.separator + modelPackage()).replace('.', File.separatorChar);
    }

    @Override
    @SuppressWarnings("rawtypes") // the overridden signature
    public CodegenModel fromModel(String name, Schema schema) {
        CodegenModel model = super.fromModel(name, schema);
        int position = 0;
        for (CodegenProperty property : model.allVars) {
            property.vendorExtensions.put("x-position", position++);
            property.vendorExtensions.put("x-adapter", AdapterExpression.of(property));
        }
        return model;
    }

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
