package io.moov.openapi.model;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.ListOf;
import io.moov.openapi.model.JavaType.MapOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.EnumModel;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Model.UnionModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Finds the Java type of each schema, and makes a class of those that need one: the same wherever it is used. */
final class SchemaTypes {
    private static final Map<String, Standard> FORMATS = Map.of(
            "date-time", Standard.DATE_TIME,
            "date", Standard.DATE,
            "uuid", Standard.UUID,
            "uri", Standard.URI,
            "byte", Standard.BYTES,
            "decimal", Standard.DECIMAL_TEXT);

    private static final Set<String> FLOATING = Set.of("double", "float");

    private final Schemas schemas;
    private final ClassNames names;
    private final Diagnostics diagnostics;
    private final Map<Node, String> componentNames = new LinkedHashMap<>();
    private final Map<List<SchemaPart>, JavaType> types = new HashMap<>();
    private final Set<List<SchemaPart>> open = new HashSet<>();
    private final List<Model> models = new ArrayList<>();
    private final Deque<Runnable> unfinished = new ArrayDeque<>();
    private final Map<String, Integer> plainJson = new TreeMap<>();
    private final Inheritance inheritance;

    SchemaTypes(Schemas schemas, ClassNames names) {
        this.schemas = schemas;
        this.names = names;
        this.diagnostics = schemas.document().diagnostics();
        Node components = schemas.document().root().at("/components/schemas");
        components.members().forEach((name, schema) -> componentNames.put(schema, claim(schema, name)));
        this.inheritance = new Inheritance(components, schemas);
    }

    private String claim(Node schema, String name) {
        String wanted = JavaNames.type(name);
        if (wanted.isEmpty()) {
            diagnostics.warnAtKey(schema, "'" + name + "' makes no Java name; it becomes a number, rename it");
            wanted = "Schema";
        }
        String claimed = names.claim(wanted);
        if (!claimed.equals(wanted)) {
            diagnostics.warnAtKey(
                    schema,
                    "schema '" + name + "' makes " + clash(wanted) + ", and becomes " + claimed
                            + "; rename one of them");
        }
        return claimed;
    }

    private String clash(String name) {
        return componentNames.entrySet().stream()
                .filter(entry -> entry.getValue().equalsIgnoreCase(name))
                .findFirst()
                .map(entry -> "the same Java name as schema '" + entry.getKey().key() + "'")
                .orElse("a Java name that is taken");
    }

    Schemas schemas() {
        return schemas;
    }

    ClassNames names() {
        return names;
    }

    /** All classes, after {@link #finish}. */
    List<Model> models() {
        return models;
    }

    /** How many schemas became plain JSON, by the reason. */
    Map<String, Integer> plainJson() {
        return plainJson;
    }

    /** Makes a class of every component that needs one, used or not, and gives classes what is in them. */
    void finish() {
        componentNames.keySet().forEach(schema -> of(schema, ""));
        while (!unfinished.isEmpty()) {
            unfinished.poll().run();
        }
    }

    /** @param name what a class of the schema is called if the document does not say it */
    Use of(Node schema, String name) {
        return of(SchemaPart.of(schema), name);
    }

    Use of(List<SchemaPart> parts, String name) {
        boolean sensitive = schemas.isSensitive(parts);
        List<SchemaPart> canonical = schemas.canonical(parts);
        JavaType type = types.get(canonical);
        if (type == null) {
            if (!open.add(canonical)) {
                return plain("recursive without an object");
            }
            type = find(canonical, name);
            types.putIfAbsent(canonical, type);
            type = types.get(canonical);
            open.remove(canonical);
        }
        return new Use(type, type == Standard.ANY || schemas.isNullable(parts), sensitive || holdsSecrets(type));
    }

    private static boolean holdsSecrets(JavaType type) {
        return type instanceof ListOf list && list.element().sensitive()
                || type instanceof MapOf map && map.value().sensitive();
    }

    private JavaType find(List<SchemaPart> parts, String name) {
        MergedSchema schema = schemas.merge(parts);
        Node node = parts.get(0).node();
        List<Node> heirs = parts.size() == 1 && !parts.get(0).withoutChoices() && schema.choices.isEmpty()
                ? inheritance.heirs(node)
                : List.of();
        if (schema.never) {
            return plain("contradicts itself").type();
        }
        if (!heirs.isEmpty()) {
            MergedSchema.Choice choice = new MergedSchema.Choice(node, heirs, schema.inheritedDiscriminator, false);
            return union(parts, choice, false, true, name);
        }
        if (!schema.choices.isEmpty()) {
            return choice(parts, schema, name);
        }
        if (schema.values != null) {
            return enumeration(parts, schema, name);
        }
        return switch (schema.type()) {
            case "object" -> object(parts, schema, name);
            case "array" -> array(schema, name);
            case "string" -> text(schema);
            case "integer" -> Standard.LONG;
            case "number" -> FLOATING.contains(schema.format) ? Standard.DOUBLE : Standard.DECIMAL;
            case "boolean" -> Standard.BOOLEAN;
            default ->
                plain(schema.types.isEmpty() ? "any JSON" : "several types").type();
        };
    }

    private static Standard text(MergedSchema schema) {
        return schema.base64 ? Standard.BYTES : FORMATS.getOrDefault(schema.format, Standard.STRING);
    }

    private Use plain(String reason) {
        plainJson.merge(reason, 1, Integer::sum);
        return Use.ANY;
    }

    private JavaType array(MergedSchema schema, String name) {
        Use element = schema.items == null || schema.tuple ? Use.ANY : of(schema.items, name + "Item");
        return new ListOf(element, schema.unique);
    }

    private JavaType object(List<SchemaPart> parts, MergedSchema schema, String name) {
        if (schema.properties.isEmpty() && schema.required.isEmpty()) {
            boolean any = schema.additional == null || schema.additional.isEmpty();
            return new MapOf(any ? Use.ANY : of(schema.additional, name + "Value"));
        }
        Node node = parts.get(0).node();
        ObjectModel model = new ObjectModel(node, nameOf(parts, name), schemaName(parts, name));
        return register(parts, model, () -> new Properties(this, model, schema).addAll());
    }

    private JavaType enumeration(List<SchemaPart> parts, MergedSchema schema, String name) {
        Standard type = EnumConstants.type(schema);
        if (type == Standard.ANY) {
            boolean flags = schema.values.stream().allMatch(each -> each.type() == Node.Type.BOOLEAN);
            return flags ? Standard.BOOLEAN : plain("values of several types").type();
        }
        Node node = parts.get(0).node();
        EnumModel model = new EnumModel(node, nameOf(parts, name), schemaName(parts, name), type);
        model.sensitive = schemas.isSensitive(parts);
        model.constant = schema.values.size() == 1;
        EnumConstants.add(model, schema, diagnostics);
        return register(parts, model, () -> {});
    }

    private JavaType choice(List<SchemaPart> parts, MergedSchema schema, String name) {
        MergedSchema.Choice choice = schema.choices.get(0);
        List<SchemaPart> base =
                parts.stream().map(part -> new SchemaPart(part.node(), true)).toList();
        boolean shaped = schemas.merge(base).shapesVariants();
        if (choice.variants().size() == 1) {
            List<SchemaPart> only = new ArrayList<>(shaped ? base : List.of());
            only.add(new SchemaPart(choice.variants().get(0), false));
            return of(
                            only,
                            name.isEmpty()
                                    ? componentNames.getOrDefault(parts.get(0).node(), "")
                                    : name)
                    .type();
        }
        return union(parts, choice, shaped, false, name);
    }

    /**
     * One of several types; or the only one that they all are.
     *
     * @param open whether other documents may have more variants, as of a schema that others inherit
     */
    private JavaType union(
            List<SchemaPart> parts, MergedSchema.Choice choice, boolean shaped, boolean open, String name) {
        Node node = parts.get(0).node();
        UnionModel model = new UnionModel(node, nameOf(parts, name), schemaName(parts, name));
        JavaType self = new ClassOf(model);
        model.several = choice.several();
        types.put(parts, self);
        Variants variants = new Variants(this, model, choice);
        List<SchemaPart> base = shaped
                ? parts.stream().map(part -> new SchemaPart(part.node(), true)).toList()
                : List.of();
        Set<JavaType> distinct = variants.resolve(base, self);
        if (distinct.size() == 1 && !open && !variants.refersToItself()) {
            types.put(parts, distinct.iterator().next());
            if (!componentNames.containsKey(node)) {
                names.release(model.className);
            }
            return distinct.iterator().next();
        }
        describe(model, parts);
        models.add(model);
        unfinished.add(variants::label);
        return self;
    }

    private JavaType register(List<SchemaPart> parts, Model model, Runnable finish) {
        JavaType type = new ClassOf(model);
        types.put(parts, type);
        describe(model, parts);
        models.add(model);
        unfinished.add(finish);
        return type;
    }

    private void describe(Model model, List<SchemaPart> parts) {
        model.description = schemas.annotation(parts, "description").text();
        model.deprecated = schemas.isMarked(parts, "deprecated");
    }

    void add(Model model) {
        models.add(model);
    }

    /** A component has its own name; others that of their title, or of where they stand. */
    private String nameOf(List<SchemaPart> parts, String name) {
        String component = componentName(parts);
        if (component != null) {
            return component;
        }
        String title = JavaNames.type(schemas.annotation(parts, "title").text());
        if (!title.isEmpty() && title.length() <= 60 && names.isFree(title)) {
            return names.claim(title);
        }
        return names.claim(JavaNames.type(name.isEmpty() ? "Schema" : name));
    }

    private String schemaName(List<SchemaPart> parts, String name) {
        String component = componentName(parts);
        return component == null ? name : parts.get(0).node().key();
    }

    private String componentName(List<SchemaPart> parts) {
        SchemaPart first = parts.get(0);
        return parts.size() == 1 && !first.withoutChoices() ? componentNames.get(first.node()) : null;
    }

    /** The class of a component, or null if the schema is none. */
    String componentName(Node node) {
        return componentNames.get(node);
    }
}
