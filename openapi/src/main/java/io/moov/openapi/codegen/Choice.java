package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;

/** A oneOf, or an anyOf, whose values may fit several of the variants at once. */
record Choice(List<Schema<?>> variants, boolean several) {
    /** The variants of a list, without null, which is no variant, and without those that only restrict the others. */
    static Choice of(List<?> variants, boolean several) {
        List<Schema<?>> kept = SchemaParts.of(variants).stream()
                .filter(variant -> !SchemaParts.isNull(variant))
                .toList();
        boolean restricting = kept.stream().noneMatch(SchemaParts::hasStructure);
        return new Choice(restricting ? List.of() : kept, several);
    }

    /** Whether a component is among the variants. */
    boolean names(String component) {
        return variants.stream().anyMatch(variant -> Objects.equals(SchemaParts.target(variant), component));
    }
}
