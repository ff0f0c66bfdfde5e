package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What a schema says beside its oneOf or anyOf: it holds for each variant, and in Java each variant has it. */
@SuppressWarnings("rawtypes") // as the generator's own lists and maps are
final class CommonPart {
    /** The variant that one with the common part was made from. */
    static final String VARIANT_OF = "x-variant-of";

    private CommonPart() {}

    static void moveIntoVariants(Schemas schemas, Schema<?> schema, String owner) {
        boolean several = Choice.of(schema.getOneOf(), false).variants().size() < 2;
        Choice choice = Choice.of(several ? schema.getAnyOf() : schema.getOneOf(), several);
        List<Schema<?>> parts = SchemaParts.of(schema.getAllOf());
        if (choice.variants().size() < 2 || !SchemaParts.hasMembers(schema) && parts.isEmpty()) {
            return;
        }
        if (choice.variants().stream().allMatch(variant -> isMadeFrom(schemas, variant, owner))) {
            return;
        }
        Schema<?> common = new Schema<>();
        common.setProperties(schema.getProperties());
        common.setRequired(schema.getRequired());
        common.setAdditionalProperties(schema.getAdditionalProperties());
        common.setAllOf(parts.isEmpty() ? null : new ArrayList<>(parts));
        List<Schema> variants = new ArrayList<>();
        choice.variants().forEach(variant -> variants.add(withCommonPart(variant, common, owner)));
        schema.setOneOf(several ? null : variants);
        schema.setAnyOf(several ? variants : null);
        schema.setProperties(null);
        schema.setRequired(null);
        schema.setAdditionalProperties(null);
        schema.setAllOf(null);
    }

    private static boolean isMadeFrom(Schemas schemas, Schema<?> variant, String owner) {
        String component = SchemaParts.target(variant);
        return component != null
                && SchemaParts.of(schemas.component(component).getAllOf()).stream()
                        .anyMatch(part -> Objects.equals(SchemaParts.target(part), owner));
    }

    private static Schema<?> withCommonPart(Schema<?> variant, Schema<?> common, String owner) {
        Schema<?> both = new Schema<>();
        both.setAllOf(new ArrayList<>(List.of(common, variant)));
        String component = SchemaParts.target(variant);
        if (component != null) {
            both.setTitle(JavaNames.type(owner) + JavaNames.type(component));
            both.addExtension(VARIANT_OF, component);
        }
        return both;
    }
}
