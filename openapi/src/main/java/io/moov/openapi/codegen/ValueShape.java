package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a value looks like to who writes it as text. */
enum ValueShape {
    /** One text. */
    TEXT,
    /** Several texts in a row. */
    TEXTS,
    /** Names with a text each. */
    MEMBERS,
    /** Anything deeper, for which OpenAPI has no way of writing but JSON. */
    NESTED;

    static ValueShape of(Schema<?> schema, Schemas schemas) {
        return of(schema, schemas, new HashSet<>());
    }

    private static ValueShape of(Schema<?> schema, Schemas schemas, Set<String> open) {
        Schema<?> core = schemas.core(schema);
        String component = SchemaParts.target(core);
        if (component != null && !open.add(component)) {
            return NESTED;
        }
        WholeSchema whole = component == null ? schemas.whole(core) : schemas.whole(component);
        SchemaKind kind = component == null ? whole.kind() : schemas.kind(component);
        ValueShape shape = of(kind, whole, schemas, open);
        open.remove(component);
        return shape;
    }

    private static ValueShape of(SchemaKind kind, WholeSchema whole, Schemas schemas, Set<String> open) {
        return switch (kind) {
            case PLAIN, ENUM, ANY -> TEXT;
            case LIST -> whole.items == null || of(whole.items, schemas, open) == TEXT ? TEXTS : NESTED;
            case OBJECT, MAP -> {
                Stream<Schema<?>> extras =
                        whole.extras instanceof Schema<?> extra ? Stream.of(extra) : Stream.<Schema<?>>of();
                yield Stream.concat(whole.properties.values().stream(), extras)
                                .allMatch(member -> of(member, schemas, open) == TEXT)
                        ? MEMBERS
                        : NESTED;
            }
            case UNION -> {
                List<ValueShape> shapes = whole.choices.stream()
                        .flatMap(choice -> choice.variants().stream())
                        .map(variant -> of(variant, schemas, open))
                        .distinct()
                        .toList();
                yield shapes.size() == 1
                        ? shapes.get(0)
                        : shapes.size() == 2 && Set.of(TEXT, TEXTS).containsAll(shapes) ? TEXTS : NESTED;
            }
        };
    }
}
