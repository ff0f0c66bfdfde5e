package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.EnumModel;
import io.moov.openapi.model.Model.ObjectModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives an object its properties, and names that do not clash. */
final class Properties {
    private final SchemaTypes types;
    private final Schemas schemas;
    private final ObjectModel model;
    private final MergedSchema schema;
    private final Set<String> taken = new HashSet<>();

    Properties(SchemaTypes types, ObjectModel model, MergedSchema schema) {
        this.types = types;
        this.schemas = types.schemas();
        this.model = model;
        this.schema = schema;
    }

    void addAll() {
        Map<String, List<SchemaPart>> all = new LinkedHashMap<>(schema.properties);
        for (String name : schema.required) {
            if (all.putIfAbsent(name, List.of()) == null) {
                // Undeclared, but always there: a member of any type.
                all.put(name, schema.additional == null ? List.of() : schema.additional);
            }
        }
        boolean expires = all.values().stream().anyMatch(parts -> schemas.isMarked(parts, "x-expiry"));
        boolean marked = all.values().stream()
                .anyMatch(parts -> schemas.isMarked(parts, "x-credential") || schemas.isMarked(parts, "x-single-use"));
        if (expires) {
            taken.add("expiresAt");
        }
        if (marked) {
            taken.addAll(Set.of("credentialNames", "givenCredentials"));
        }
        all.forEach((name, parts) -> model.properties.add(property(name, parts)));
        model.closed = schema.closed;
        if (schema.additional != null) {
            model.additional =
                    schema.additional.isEmpty() ? Use.ANY : types.of(schema.additional, model.className + "Value");
            model.additionalName = claim("additionalProperties");
        }
    }

    private Property property(String jsonName, List<SchemaPart> parts) {
        Use use = parts.isEmpty()
                ? Use.ANY
                : types.of(parts, model.className + JavaNames.upperFirst(JavaNames.field(jsonName)));
        Property property = new Property(
                jsonName,
                name(jsonName, parts),
                use,
                parts.isEmpty() ? Node.NONE : parts.get(0).node());
        property.requiredInJson = schema.required.contains(jsonName);
        property.readOnly = schemas.isMarked(parts, "readOnly");
        property.writeOnly = schemas.isMarked(parts, "writeOnly");
        property.deprecated = schemas.isMarked(parts, "deprecated");
        property.description = schemas.annotation(parts, "description").text();
        Node value = schemas.annotation(parts, "default");
        property.defaultValue = value.isScalar() && value.type() != Node.Type.NULL ? value.text() : null;
        property.expiry = schemas.isMarked(parts, "x-expiry") && use.type() == Standard.LONG;
        property.credential = schemas.isMarked(parts, "x-credential");
        property.singleUse = schemas.isMarked(parts, "x-single-use");
        property.headerValue = schemas.isMarked(parts, "x-header-value") && use.type() == Standard.STRING;
        property.onlyValue = onlyValue(parts, use);
        return property;
    }

    private String onlyValue(List<SchemaPart> parts, Use use) {
        boolean one = use.type() instanceof ClassOf named
                && named.model() instanceof EnumModel values
                && values.constants.size() == 1;
        return one && parts.stream().anyMatch(part -> schemas.annotation(List.of(part), "const") != Node.NONE)
                ? ((EnumModel) ((ClassOf) use.type()).model())
                        .constants
                        .keySet()
                        .iterator()
                        .next()
                : null;
    }

    private String name(String jsonName, List<SchemaPart> parts) {
        String wanted = JavaNames.field(jsonName);
        String name = claim(wanted);
        if (!name.equals(wanted) && !parts.isEmpty()) {
            String other = model.properties.stream()
                    .filter(each -> each.name.equalsIgnoreCase(wanted))
                    .findFirst()
                    .map(each -> "the same Java name as '" + each.jsonName + "'")
                    .orElse("a Java name that is taken");
            schemas.document()
                    .diagnostics()
                    .warnAtKey(
                            parts.get(0).node(),
                            "'" + jsonName + "' makes " + other + ", and becomes " + name + "; rename one of them");
        }
        return name;
    }

    private String claim(String wanted) {
        String name = wanted;
        for (int i = 2; !isFree(name); i++) {
            name = wanted + i;
        }
        taken.add(name);
        taken.add("has" + JavaNames.upperFirst(name));
        taken.add(JavaNames.upperFirst(name));
        return name;
    }

    private boolean isFree(String name) {
        return !taken.contains(name)
                && !taken.contains(JavaNames.upperFirst(name))
                && !taken.contains("has" + JavaNames.upperFirst(name));
    }
}
