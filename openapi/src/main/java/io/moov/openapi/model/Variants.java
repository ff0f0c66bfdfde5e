package io.moov.openapi.model;

import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.ListOf;
import io.moov.openapi.model.JavaType.MapOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.EnumModel;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Model.UnionModel;
import io.moov.openapi.model.Model.Variant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The variants of a union, and what tells them apart: a discriminator, or a property that is constant in each. */
public final class Variants {
    private final SchemaTypes types;
    private final Schemas schemas;
    private final UnionModel model;
    private final MergedSchema.Choice choice;

    /** The schemas that a variant stands for, by its type. */
    private final Map<JavaType, List<Node>> sources = new LinkedHashMap<>();

    private boolean refersToItself;

    Variants(SchemaTypes types, UnionModel model, MergedSchema.Choice choice) {
        this.types = types;
        this.schemas = types.schemas();
        this.model = model;
        this.choice = choice;
    }

    /** Whether a variant has the union inside of it. */
    boolean refersToItself() {
        return refersToItself;
    }

    /** Adds a variant for each type that is not there yet. */
    Set<JavaType> resolve(List<SchemaPart> base, JavaType self) {
        Set<String> names = new HashSet<>(Set.of("unknown"));
        for (int i = 0; i < choice.variants().size(); i++) {
            Node schema = choice.variants().get(i);
            List<SchemaPart> parts = new ArrayList<>(base);
            parts.add(new SchemaPart(schema, false));
            Use use = types.of(parts, model.className + suffix(schema, i)).asNonNull();
            if (use.type().equals(self)) {
                continue;
            }
            refersToItself |= contains(use.type(), self);
            boolean known = sources.containsKey(use.type());
            sources.computeIfAbsent(use.type(), any -> new ArrayList<>()).add(schema);
            if (!known) {
                MergedSchema merged = schemas.merge(schemas.canonical(parts));
                model.variants.add(new Variant(free(JavaNames.field(name(use.type())), names), use, merged));
            }
        }
        if (sources.isEmpty()) {
            model.variants.add(new Variant("json", Use.ANY, schemas.merge(base)));
            sources.put(Standard.ANY, new ArrayList<>());
        }
        return sources.keySet();
    }

    private static boolean contains(JavaType type, JavaType other) {
        return type.equals(other)
                || type instanceof ListOf list && contains(list.element().type(), other)
                || type instanceof MapOf map && contains(map.value().type(), other);
    }

    private String suffix(Node schema, int index) {
        Node target = Document.isReference(schema) ? schemas.document().target(schema) : schema;
        String component = types.componentName(target);
        return component == null ? "Variant" + (index + 1) : component;
    }

    private static String name(JavaType type) {
        if (type instanceof ListOf list) {
            return name(list.element().type()) + (list.unique() ? "Set" : "List");
        }
        if (type instanceof MapOf map) {
            return name(map.value().type()) + "Map";
        }
        if (type instanceof ClassOf named) {
            return lowerFirst(named.model().className);
        }
        return switch ((Standard) type) {
            case ANY -> "json";
            case DECIMAL_TEXT -> "decimal";
            case DATE_TIME -> "dateTime";
            default -> type.toString().toLowerCase(Locale.ROOT);
        };
    }

    private static String lowerFirst(String name) {
        return JavaNames.field(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    /** Finds what tells the variants apart, when the properties of all are known. */
    void label() {
        findLabels();
        for (Variant variant : model.variants) {
            Property property = discriminator(model, variant);
            if (property != null && property.requiredInJson && variant.labels.size() == 1) {
                property.setDiscriminator(variant.labels.iterator().next());
            }
        }
    }

    private void findLabels() {
        Node declared = choice.discriminator();
        if (declared.isMapping() && declared.has("propertyName")) {
            model.discriminator = declared.text("propertyName");
            labelByMapping(declared.get("mapping"));
            return;
        }
        Set<String> candidates = new LinkedHashSet<>();
        for (Variant variant : model.variants) {
            candidates.addAll(variant.schema.properties.keySet());
        }
        for (String candidate : candidates) {
            if (labelByConstants(candidate)) {
                model.discriminator = candidate;
                return;
            }
        }
    }

    private void labelByMapping(Node mapping) {
        Set<String> taken = new HashSet<>();
        // What the document maps goes before names that it does not.
        for (Variant variant : model.variants) {
            for (Node source : sources.getOrDefault(variant.use.type(), List.of())) {
                mapping.members().forEach((label, target) -> {
                    if (leadsTo(target, source) && taken.add(label)) {
                        variant.labels.add(label);
                    }
                });
            }
        }
        for (Variant variant : model.variants) {
            for (String label : constants(variant, model.discriminator)) {
                if (taken.add(label)) {
                    variant.labels.add(label);
                }
            }
        }
        for (Variant variant : model.variants) {
            if (variant.labels.isEmpty()) {
                implicitLabels(variant).stream().filter(taken::add).forEach(variant.labels::add);
            }
        }
    }

    private List<String> implicitLabels(Variant variant) {
        List<String> labels = new ArrayList<>();
        for (Node source : sources.getOrDefault(variant.use.type(), List.of())) {
            Node target = Document.isReference(source) ? schemas.document().target(source) : source;
            if (types.componentName(target) != null) {
                labels.add(target.key());
            }
        }
        if (variant.use.type() instanceof ClassOf named && named.model() instanceof UnionModel inner) {
            inner.variants.forEach(each -> labels.addAll(each.labels));
        }
        return labels;
    }

    /** A mapping has references, or names of components. */
    private boolean leadsTo(Node target, Node source) {
        Node schema = Document.isReference(source) ? schemas.document().target(source) : source;
        String text = target.text();
        return !schema.isNone()
                && (source.text("$ref").equals(text)
                        || text.equals(schema.key()) && types.componentName(schema) != null
                        || text.endsWith("#" + schema.pointer()));
    }

    /** Whether objects of each variant, and of no other, have certain values there. */
    private boolean labelByConstants(String property) {
        Map<Variant, Set<String>> labels = new LinkedHashMap<>();
        Set<String> all = new HashSet<>();
        int count = 0;
        for (Variant variant : model.variants) {
            if (!isObject(variant)) {
                continue;
            }
            Set<String> constants = constants(variant, property);
            if (constants.isEmpty() || !variant.schema.required.contains(property)) {
                return false;
            }
            labels.put(variant, constants);
            all.addAll(constants);
            count += constants.size();
        }
        if (labels.size() < 2 || all.size() < count) {
            return false;
        }
        labels.forEach((variant, values) -> variant.labels.addAll(values));
        return true;
    }

    private static boolean isObject(Variant variant) {
        return variant.use.type() instanceof MapOf
                || variant.use.type() instanceof ClassOf named && !(named.model() instanceof EnumModel);
    }

    private Set<String> constants(Variant variant, String property) {
        List<SchemaPart> parts = variant.schema.properties.get(property);
        List<Node> values = parts == null ? null : schemas.merge(parts).values;
        return values == null
                ? Set.of()
                : values.stream().map(Node::text).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The property of a variant that holds the discriminator, or null if its class does not have one. */
    public static Property discriminator(UnionModel union, Variant variant) {
        return union.discriminator != null
                        && variant.use.type() instanceof ClassOf named
                        && named.model() instanceof ObjectModel object
                ? object.property(union.discriminator)
                : null;
    }
}
