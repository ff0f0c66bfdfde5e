package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;

/** What the templates ask of a model beyond what the generator knows; {@code vendorExtensions.java} there. */
final class JavaModel {
    /** Whether a builder can fail for want of a value. */
    final boolean demanding;

    /** Whether some getter is deprecated, which the adapter calls all the same. */
    final boolean partlyDeprecated;

    /** What the templates cannot render. */
    final List<String> unsupported;

    private JavaModel(CodegenModel model, Schema<?> schema) {
        this.demanding = model.allVars.stream().anyMatch(property -> !JavaProperty.of(property).nullable);
        this.partlyDeprecated = model.allVars.stream().anyMatch(property -> property.deprecated);
        this.unsupported = UnsupportedModels.in(model, schema);
    }

    static void describe(CodegenModel model, Schema<?> schema) {
        int position = 0;
        for (CodegenProperty property : model.allVars) {
            JavaProperty.describe(property, position++);
        }
        if (model.isEnum) {
            keepEnumTexts(model.allowableValues);
        }
        model.vendorExtensions.put("java", new JavaModel(model, schema));
    }

    /** The generator only keeps the values as Java literals. */
    @SuppressWarnings("unchecked") // as the generator fills it
    private static void keepEnumTexts(Map<String, Object> allowableValues) {
        Iterator<?> values = ((List<?>) allowableValues.get("values")).iterator();
        for (Map<String, Object> constant : (List<Map<String, Object>>) allowableValues.get("enumVars")) {
            constant.put("text", String.valueOf(values.next()));
        }
    }
}
