package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the templates ask of a union; {@code union} there. */
final class JavaUnion {
    /** The property that says which variant it is, or null. */
    final String discriminator;

    /** Whether a value may be several of the variants at once. */
    final boolean several;

    final List<JavaVariant> variants = new ArrayList<>();

    /** The method that gives the JSON of what is none of the variants. */
    final String unknownAccessor;

    /** Properties of the whole that some variant lacks, and would lose. */
    final Set<String> lost = new TreeSet<>();

    private final ModelContext context;
    private final WholeSchema schema;

    JavaUnion(String component, WholeSchema schema, ModelContext context) {
        this.context = context;
        this.schema = schema;
        List<String> children = context.schemas().children(component);
        boolean discriminated = schema.discriminator != null;
        this.discriminator = discriminated ? schema.discriminator.getPropertyName() : null;
        this.several =
                children.isEmpty() && !discriminated && schema.choices.get(0).several();

        Map<String, ValueType> types = new LinkedHashMap<>();
        Map<String, Set<String>> labels = new LinkedHashMap<>();
        Map<String, List<String>> constants = new LinkedHashMap<>();
        for (Schema<?> variant : variants(children)) {
            ValueType type = context.types().of(variant);
            types.putIfAbsent(type.name(), type);
            addLost(variant);
            constants.putIfAbsent(type.name(), constants(variant));
            if (discriminated) {
                labels.computeIfAbsent(type.name(), name -> new LinkedHashSet<>())
                        .addAll(labels(variant));
            }
        }
        for (ValueType type : types.values()) {
            long erased = types.values().stream()
                    .filter(other -> other.erased().equals(type.erased()))
                    .count();
            JavaVariant.Names names = new JavaVariant.Names(
                    erased == 1, labels.getOrDefault(type.name(), Set.of()), constants.get(type.name()));
            variants.add(new JavaVariant(type, names, variants.size(), types.size() - variants.size() - 1));
        }
        boolean taken = variants.stream().anyMatch(variant -> variant.accessor.equals("asUnknown"));
        this.unknownAccessor = taken ? "asUnknownJson" : "asUnknown";
    }

    private List<Schema<?>> variants(List<String> children) {
        List<Schema<?>> variants = new ArrayList<>();
        children.forEach(child -> variants.add(SchemaParts.reference(child)));
        if (children.isEmpty()) {
            variants.addAll(schema.choices.get(0).variants());
        }
        return variants;
    }

    private void addLost(Schema<?> variant) {
        Set<String> missing = new TreeSet<>(schema.properties.keySet());
        missing.removeAll(context.schemas().whole(variant).properties.keySet());
        lost.addAll(missing);
    }

    private List<String> constants(Schema<?> variant) {
        String component = context.schemas().wrapped(variant);
        if (component == null || context.schemas().kind(component) != SchemaKind.ENUM) {
            return List.of();
        }
        return new JavaEnum(context.schemas().whole(component))
                .constants.stream().map(JavaEnum.Constant::name).toList();
    }

    /** The discriminator's values for a variant: those of the mapping, the name, and if it is a union too, its own. */
    private Set<String> labels(Schema<?> variant) {
        Set<String> labels = new LinkedHashSet<>();
        String component = SchemaParts.target(variant);
        if (component == null) {
            return labels;
        }
        addLabels(component, schema.discriminator, labels);
        if (context.schemas().kind(component) == SchemaKind.UNION) {
            WholeSchema inner = context.schemas().whole(component);
            if (inner.discriminator != null) {
                inner.choices.forEach(choice -> choice.variants().forEach(each -> {
                    String name = SchemaParts.target(each);
                    if (name != null) {
                        addLabels(name, inner.discriminator, labels);
                    }
                }));
            }
        }
        return labels;
    }

    private void addLabels(String component, Discriminator discriminator, Set<String> labels) {
        Map<String, Object> extensions = context.schemas().component(component).getExtensions();
        Object origin = extensions == null ? null : extensions.get(CommonPart.VARIANT_OF);
        String name = origin == null ? component : origin.toString();
        Map<String, String> mapping = discriminator.getMapping() == null ? Map.of() : discriminator.getMapping();
        mapping.forEach((label, target) -> {
            if (target.equals(name) || target.equals(SchemaParts.reference(name).get$ref())) {
                labels.add(label);
            }
        });
        if (!mapping.containsKey(name)) {
            labels.add(name);
        }
    }
}
