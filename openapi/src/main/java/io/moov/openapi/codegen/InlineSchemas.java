package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes components of the objects, enums and unions that stand inside others: they become classes, which need names.
 * A name is the title, unless something else has it, or the owner's name and that of the place.
 */
@SuppressWarnings("rawtypes") // as the generator's own lists and maps are
final class InlineSchemas {
    private static final Pattern TITLE = Pattern.compile("[A-Za-z][-_. A-Za-z0-9]{0,59}");

    private final Schemas schemas;
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, List<String>> problems = new HashMap<>();
    private final Set<Schema<?>> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    InlineSchemas(Schemas schemas) {
        this.schemas = schemas;
        schemas.components().keySet().forEach(this::claim);
    }

    void nameInComponents() {
        List.copyOf(schemas.components().keySet()).forEach(name -> nameInside(schemas.component(name), name));
    }

    /** What went wrong in naming a component: its name was taken. */
    List<String> problems(String component) {
        return problems.getOrDefault(component, List.of());
    }

    /** The schema, or a reference to the component that it became. */
    Schema<?> name(Schema<?> schema, String owner, String place) {
        if (schema == null || schemas.wrapped(schema) != null) {
            return schema;
        }
        String name = JavaNames.type(owner) + JavaNames.upperFirst(place);
        if (!schemas.whole(schema).kind().isClass()) {
            nameInside(schema, name);
            return schema;
        }
        String component = choose(schema.getTitle(), name);
        schemas.components().put(component, schema);
        nameInside(schema, component);
        Schema<?> reference = SchemaParts.reference(component);
        reference.setDescription(schema.getDescription());
        reference.setDeprecated(schema.getDeprecated());
        reference.setExtensions(schema.getExtensions());
        return reference;
    }

    /** Names what is inside a schema, but not the schema. */
    void nameInside(Schema<?> schema, String owner) {
        if (schema == null || !seen.add(schema)) {
            return;
        }
        CommonPart.moveIntoVariants(schemas, schema, owner);
        SchemaParts.properties(schema)
                .entrySet()
                .forEach(property ->
                        property.setValue(name(property.getValue(), owner, JavaNames.field(property.getKey()))));
        schema.setItems(name(schema.getItems(), owner, "Item"));
        if (schema.getAdditionalProperties() instanceof Schema<?> value) {
            schema.setAdditionalProperties(name(value, owner, "Value"));
        }
        if (schema.getUnevaluatedProperties() != null) {
            schema.setUnevaluatedProperties(name(schema.getUnevaluatedProperties(), owner, "Value"));
        }
        SchemaParts.of(schema.getAllOf()).forEach(part -> nameInside(part, owner));
        nameVariants(schema.getOneOf(), owner);
        nameVariants(schema.getAnyOf(), owner);
    }

    private void nameVariants(List<Schema> variants, String owner) {
        boolean choice = Choice.of(variants, false).variants().size() > 1;
        for (int i = 0; variants != null && i < variants.size(); i++) {
            if (choice) {
                variants.set(i, name(variants.get(i), owner, "Variant" + (i + 1)));
            } else {
                nameInside(variants.get(i), owner);
            }
        }
    }

    /** The title or the name, whichever is free first. */
    String choose(String title, String name) {
        if (title != null && TITLE.matcher(title).matches() && claim(title)) {
            return title.replace(' ', '_');
        }
        if (claim(name)) {
            return name;
        }
        String other = owners.get(key(name));
        problems.computeIfAbsent(other, key -> new ArrayList<>())
                .add("two schemas that become " + name + " (give one a title) at components.schemas." + other);
        return name + "Again" + problems.get(other).size();
    }

    private boolean claim(String component) {
        return owners.putIfAbsent(key(component), component) == null;
    }

    private static String key(String component) {
        return JavaNames.type(component).toLowerCase(Locale.ROOT);
    }
}
