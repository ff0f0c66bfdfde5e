package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The named schemas of the document, and what a schema is once its references and wrappers are seen through. */
@SuppressWarnings("rawtypes") // as the generator's own lists and maps are
final class Schemas {
    private final Map<String, Schema> components;
    private final Map<String, SchemaKind> kinds = new HashMap<>();
    private Map<String, List<String>> children;

    Schemas(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(new Components());
        }
        if (document.getComponents().getSchemas() == null) {
            document.getComponents().setSchemas(new LinkedHashMap<>());
        }
        this.components = document.getComponents().getSchemas();
    }

    /** The live map: what is put there is a component from then on. */
    Map<String, Schema> components() {
        return components;
    }

    Schema<?> component(String name) {
        Schema<?> schema = components.get(name);
        return schema == null ? new Schema<>() : schema;
    }

    /** What a component becomes. A mere other name for a class is not a class of its own. */
    SchemaKind kind(String component) {
        SchemaKind known = kinds.get(component);
        if (known == null) {
            known = findKind(component);
            kinds.put(component, known);
        }
        return known;
    }

    /** The component that is, behind the wrappers of a schema, all there is to it; or null. */
    String wrapped(Schema<?> schema) {
        return SchemaParts.target(core(schema));
    }

    /** What is in a wrapper: an allOf or a oneOf of one thing, with at most words of its own. */
    Schema<?> core(Schema<?> schema) {
        if (schema.get$ref() != null
                || SchemaParts.hasMembers(schema)
                || SchemaParts.values(schema) != null
                || schema.getItems() != null
                || schema.getRequired() != null) {
            return schema;
        }
        List<Schema<?>> parts = new ArrayList<>(SchemaParts.of(schema.getAllOf()));
        parts.removeIf(part -> !SchemaParts.hasStructure(part) && part.getRequired() == null);
        parts.addAll(Choice.of(schema.getOneOf(), false).variants());
        parts.addAll(Choice.of(schema.getAnyOf(), true).variants());
        return parts.size() == 1 ? core(parts.get(0)) : schema;
    }

    WholeSchema whole(String component) {
        return new WholeSchema(this, component, component(component));
    }

    WholeSchema whole(Schema<?> schema) {
        return new WholeSchema(this, null, schema);
    }

    /** The components that are made from one with a discriminator, to any depth; none if that has no discriminator. */
    List<String> children(String parent) {
        if (children == null) {
            children = new HashMap<>();
            components.keySet().forEach(this::findParents);
        }
        return children.getOrDefault(parent, List.of());
    }

    boolean isNullable(Schema<?> schema) {
        return isNullable(schema, new HashSet<>());
    }

    /** Whether a schema, or what it refers to, is marked; what a class holds is that class's own affair. */
    boolean isAny(Schema<?> schema, Predicate<Schema<?>> marked) {
        return isAny(schema, marked, new HashSet<>());
    }

    private boolean isAny(Schema<?> schema, Predicate<Schema<?>> marked, Set<String> seen) {
        if (marked.test(schema)) {
            return true;
        }
        String target = SchemaParts.target(schema);
        List<Schema<?>> next = new ArrayList<>(SchemaParts.of(schema.getAllOf()));
        if (target != null && seen.add(target)) {
            next.add(component(target));
        }
        next.addAll(SchemaParts.of(schema.getOneOf()));
        next.addAll(SchemaParts.of(schema.getAnyOf()));
        if (schema.getItems() != null) {
            next.add(schema.getItems());
        }
        if (SchemaParts.extras(schema) instanceof Schema<?> extras) {
            next.add(extras);
        }
        return next.stream().anyMatch(each -> isAny(each, marked, seen));
    }

    private boolean isNullable(Schema<?> schema, Set<String> seen) {
        List<Object> values = SchemaParts.values(schema);
        if (Boolean.TRUE.equals(schema.getNullable())
                || SchemaParts.types(schema).contains("null")
                || values != null && values.stream().anyMatch(Objects::isNull)) {
            return true;
        }
        String target = SchemaParts.target(schema);
        if (target != null) {
            return seen.add(target) && isNullable(component(target), seen);
        }
        List<Schema<?>> parts = SchemaParts.of(schema.getAllOf());
        List<Schema<?>> variants = SchemaParts.of(schema.getOneOf());
        variants.addAll(SchemaParts.of(schema.getAnyOf()));
        return !parts.isEmpty() && parts.stream().allMatch(part -> isNullable(part, seen))
                || variants.stream().anyMatch(variant -> isNullable(variant, seen));
    }

    private SchemaKind findKind(String component) {
        Schema<?> schema = component(component);
        if (!children(component).isEmpty()) {
            return SchemaKind.UNION;
        }
        String wrapped = wrapped(schema);
        if (wrapped == null) {
            return whole(component).kind();
        }
        boolean child = schema.getAllOf() != null && children(wrapped).contains(component);
        return child ? SchemaKind.OBJECT : SchemaKind.ANY;
    }

    private void findParents(String component) {
        Set<String> parents = new HashSet<>();
        addParents(component(component), parents);
        parents.remove(component);
        parents.forEach(parent ->
                children.computeIfAbsent(parent, name -> new ArrayList<>()).add(component));
    }

    private void addParents(Schema<?> schema, Set<String> parents) {
        for (Schema<?> part : SchemaParts.of(schema.getAllOf())) {
            String target = SchemaParts.target(part);
            if (target != null) {
                Schema<?> parent = component(target);
                boolean choice = parent.getOneOf() != null || parent.getAnyOf() != null;
                if (parent.getDiscriminator() == null || choice || parents.add(target)) {
                    addParents(parent, parents);
                }
            } else {
                addParents(part, parents);
            }
        }
    }
}
