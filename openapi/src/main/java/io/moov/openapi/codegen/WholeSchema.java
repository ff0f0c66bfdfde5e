package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema and the parts of its allOf say together, to any depth. */
final class WholeSchema {
    private static final Set<String> NUMBERS = Set.of("integer", "number");

    final Map<String, Schema<?>> properties = new LinkedHashMap<>();

    final Set<String> required = new LinkedHashSet<>();
    final List<Choice> choices = new ArrayList<>();
    Set<String> types = new LinkedHashSet<>();
    String format;
    String encoding;
    List<Object> values;
    Schema<?> items;
    boolean unique;
    Discriminator discriminator;

    /** The schema of members without a property, true for any, or null if they are not spoken of. */
    Object extras;

    private final Schemas schemas;
    private final String owner;
    private final Set<String> seen = new HashSet<>();

    /** The extensions that are true of a property in any part. */
    private final Map<String, Set<String>> marks = new HashMap<>();

    /** @param owner the component that the schema is, or null */
    WholeSchema(Schemas schemas, String owner, Schema<?> schema) {
        this.schemas = schemas;
        this.owner = owner;
        add(schema);
        types.remove("null");
    }

    /** Whether any part marks a property: one that says again what the property is takes no mark away. */
    boolean isMarked(String property, String extension) {
        return marks.getOrDefault(property, Set.of()).contains(extension);
    }

    SchemaKind kind() {
        if (!choices.isEmpty()) {
            return SchemaKind.UNION;
        }
        if (values != null && types.size() <= 1) {
            return kindOfValues();
        }
        String type = type();
        return switch (type) {
            case "" -> SchemaKind.ANY;
            case "array" -> SchemaKind.LIST;
            case "object" -> properties.isEmpty() ? SchemaKind.MAP : SchemaKind.OBJECT;
            default -> SchemaKind.PLAIN;
        };
    }

    /** The one type, or an empty text if there are several or none. */
    String type() {
        if (types.equals(NUMBERS)) {
            return "number";
        }
        if (!types.isEmpty()) {
            return types.size() == 1 ? types.iterator().next() : "";
        }
        if (!properties.isEmpty() || extras != null) {
            return "object";
        }
        return items == null ? "" : "array";
    }

    /** What the values of an enum are: "string", "integer" or "number", or an empty text for a mixture. */
    String typeOfValues() {
        List<Object> present = values.stream().filter(value -> value != null).toList();
        if (present.stream().allMatch(String.class::isInstance)) {
            return types.isEmpty() || types.contains("string") ? "string" : "";
        }
        if (!present.stream().allMatch(Number.class::isInstance)) {
            return "";
        }
        boolean whole = present.stream().allMatch(value -> JavaEnum.isLong(value));
        return whole && !types.contains("number") ? "integer" : "number";
    }

    private SchemaKind kindOfValues() {
        boolean none = values.stream().allMatch(value -> value == null);
        if (!none && !typeOfValues().isEmpty()) {
            return SchemaKind.ENUM;
        }
        String type = type();
        boolean flags = !none && values.stream().allMatch(value -> value == null || value instanceof Boolean);
        if (flags) {
            types = Set.of("boolean");
        }
        return flags || Set.of("string", "boolean").contains(type) ? SchemaKind.PLAIN : SchemaKind.ANY;
    }

    private void add(Schema<?> schema) {
        String target = SchemaParts.target(schema);
        if (target != null) {
            if (seen.add(target)) {
                add(schemas.component(target));
            }
            return;
        }
        SchemaParts.of(schema.getAllOf()).forEach(this::add);
        add(Choice.of(schema.getOneOf(), false));
        add(Choice.of(schema.getAnyOf(), true));
        SchemaParts.properties(schema).forEach(this::addProperty);
        if (schema.getRequired() != null) {
            required.addAll(schema.getRequired());
        }
        addKeywords(schema);
    }

    /** A choice of one is none. One that leads back to its owner is how that tells its children. */
    private void add(Choice choice) {
        if (choice.variants().size() == 1) {
            add(choice.variants().get(0));
        } else if (!choice.variants().isEmpty() && (owner == null || !choice.names(owner))) {
            choices.add(choice);
        }
    }

    /** A part may say of a property again what it is; a part that does not leaves it as it is. */
    private void addProperty(String name, Schema<?> property) {
        if (property.getExtensions() != null) {
            property.getExtensions().keySet().stream()
                    .filter(extension -> SchemaParts.isMarked(property, extension))
                    .forEach(extension ->
                            marks.computeIfAbsent(name, key -> new HashSet<>()).add(extension));
        }
        if (SchemaParts.hasStructure(property) || !properties.containsKey(name)) {
            properties.put(name, property);
        }
    }

    private void addKeywords(Schema<?> schema) {
        if (!SchemaParts.types(schema).isEmpty()) {
            types = SchemaParts.types(schema);
        }
        format = schema.getFormat() == null ? format : schema.getFormat();
        encoding = schema.getContentEncoding() == null ? encoding : schema.getContentEncoding();
        values = SchemaParts.values(schema) == null ? values : SchemaParts.values(schema);
        items = schema.getItems() == null ? items : schema.getItems();
        if (schema.getPrefixItems() != null) {
            items = new Schema<>();
        }
        unique |= Boolean.TRUE.equals(schema.getUniqueItems());
        discriminator = schema.getDiscriminator() == null ? discriminator : schema.getDiscriminator();
        extras = SchemaParts.extras(schema) == null ? extras : SchemaParts.extras(schema);
    }
}
