package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenProperty;

/** Finds what the templates would render wrongly, or not at all, of a schema. */
final class UnsupportedModels {
    /** Types that the templates name by their simple name: a model of that name would stand in for them. */
    private static final Set<String> TAKEN =
            Set.of(("ApiDocument BigDecimal Body Boolean Builder ByteString Call Class Collection Collections "
                            + "Deprecated Documented Double ElementType ErrorResponse ErrorResponses HTTP Header Headers "
                            + "IOException Idempotent IllegalStateException Instant Iterable JsonAdapter JsonAdapters "
                            + "JsonClass JsonContainers JsonDataException JsonReader JsonWriter List LocalDate Long Map Moshi "
                            + "NullMarked Nullable Object Objects OffsetDateTime Override Path Query Required RuntimeException "
                            + "Set String Supplier SuppressWarnings URI UUID Void")
                    .split(" "));

    private final List<String> found = new ArrayList<>();
    private final String place;

    private UnsupportedModels(CodegenModel model) {
        this.place = "components.schemas." + model.schemaName;
    }

    static List<String> in(CodegenModel model, Schema<?> schema) {
        UnsupportedModels unsupported = new UnsupportedModels(model);
        unsupported.checkKind(model, schema);
        Set<String> names = new HashSet<>();
        for (CodegenProperty property : model.allVars) {
            unsupported.report(!names.add(property.name), "a second property named " + property.name, property);
            unsupported.checkType(property, property);
            unsupported.checkExpiry(property);
        }
        return unsupported.found;
    }

    private void checkKind(CodegenModel model, Schema<?> schema) {
        report(!model.oneOf.isEmpty(), "oneOf");
        report(!model.anyOf.isEmpty(), "anyOf");
        report(model.discriminator != null, "discriminator");
        report(model.isEnum && !model.isString, "an enum of anything but strings");
        report(
                model.isArray || model.isMap && model.allVars.isEmpty(),
                "a list, a map or an object without properties");
        report(!model.isEnum && hasAdditionalProperties(schema), "additionalProperties beside properties");
        report(TAKEN.contains(model.classname), "a name that the generated code has another use for");
    }

    private void checkType(CodegenProperty property, CodegenProperty part) {
        if (part.isContainer) {
            checkType(property, part.items);
            return;
        }
        report(part.isAnyType || part.isFreeFormObject || part.dataType.equals("Object"), "any type", property);
        report(part.isBinary || part.isFile, "binary data in JSON", property);
    }

    private void checkExpiry(CodegenProperty property) {
        JavaProperty java = JavaProperty.of(property);
        report(java.expiry && !java.type.equals("long"), "x-expiry of anything but a required whole number", property);
    }

    private static boolean hasAdditionalProperties(Schema<?> schema) {
        Object additional = schema.getAdditionalProperties();
        return additional != null && !Boolean.FALSE.equals(additional) && schema.getProperties() != null;
    }

    private void report(boolean unsupported, String what) {
        if (unsupported) {
            found.add(what + " at " + place);
        }
    }

    private void report(boolean unsupported, String what, CodegenProperty property) {
        report(unsupported, what + " in property " + property.baseName);
    }
}
