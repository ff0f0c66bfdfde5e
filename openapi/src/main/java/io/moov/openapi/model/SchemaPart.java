package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import java.util.List;

/**
 * A schema that a value must fit, or all of it but its {@code oneOf} and {@code anyOf}: these become variants, each of
 * which has the rest as a part. Several parts must fit at once, as those of {@code allOf} must.
 */
public record SchemaPart(Node node, boolean withoutChoices) {
    public static List<SchemaPart> of(Node schema) {
        return List.of(new SchemaPart(schema, false));
    }
}
