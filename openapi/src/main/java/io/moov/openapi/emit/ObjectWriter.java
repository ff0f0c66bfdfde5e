package io.moov.openapi.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.moov.openapi.model.JavaNames;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Property;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes an immutable class for an object. */
final class ObjectWriter {
    /** javac runs out of stack in longer expressions. */
    private static final int LONGEST_EXPRESSION = 200;

    private static final String EXPIRY = """
            Returns when this expires, by either meaning of {@code %s}: a value of 1,000,000,000 or more is a Unix
            timestamp in seconds, because as a lifetime it would be 31 years; a smaller one is a lifetime in seconds. A
            lifetime counts from the moment at which this object was decoded or built, which {@link #toBuilder} copies
            together with the value. That moment is not part of the JSON, and not compared by {@code equals}.

            @return the moment; {@link Instant#MIN} or {@link Instant#MAX} if it is out of the range of {@link Instant}
            """;

    private final Types types;
    private final ObjectModel model;
    private final ClassName name;
    private final ClassName required;
    private final TypeName unknownMembers;

    private ObjectWriter(ObjectModel model, Types types) {
        this.types = types;
        this.model = model;
        this.name = types.here(model.className);
        this.required = types.here("Required");
        this.unknownMembers = Types.nullable(
                ParameterizedTypeName.get(ClassName.get(Map.class), Types.STRING, Types.nullable(Types.OBJECT)));
    }

    static void write(ObjectModel model, Types types, Sources sources) {
        sources.add(new ObjectWriter(model, types).object());
        sources.add(new ObjectAdapterWriter(model, types).adapter());
    }

    private boolean keepsUnknown() {
        return model.additional == null;
    }

    private TypeName additionalType() {
        return ParameterizedTypeName.get(ClassName.get(Map.class), Types.STRING, types.argument(model.additional));
    }

    private TypeSpec.Builder object() {
        TypeSpec.Builder object = Members.model(types, model, "<p>Immutable and thread-safe.\n");
        addConstants(object);
        for (Property property : model.properties) {
            object.addField(
                    FieldSpec.builder(types.value(property.use, property.isNullable()), property.name, Modifier.FINAL)
                            .build());
            if (property.presence() != null) {
                object.addField(FieldSpec.builder(boolean.class, property.presence(), Modifier.FINAL)
                        .build());
            }
            if (property.expiry) {
                object.addField(Members.field(TypeName.LONG, "receivedAt"));
            }
        }
        if (keepsUnknown()) {
            object.addField(FieldSpec.builder(unknownMembers, "unknownMembers", Modifier.FINAL)
                    .build());
        } else {
            object.addField(FieldSpec.builder(additionalType(), model.additionalName, Modifier.FINAL)
                    .build());
        }
        object.addMethod(constructor());
        addFactories(object);
        for (Property property : model.properties) {
            object.addMethod(getter(property));
            if (property.presence() != null) {
                object.addMethod(presence(property));
            }
            if (property.expiry) {
                object.addMethod(expiry(property));
            }
        }
        if (!keepsUnknown()) {
            object.addMethod(additionalGetter());
        }
        if (model.isMarked()) {
            addMarks(object);
        }
        return object.addMethod(equality()).addMethod(hash()).addMethod(text()).addType(builder());
    }

    private void addConstants(TypeSpec.Builder object) {
        if (model.properties.stream().anyMatch(property -> property.expiry)) {
            object.addField(
                    FieldSpec.builder(long.class, "FIRST_TIMESTAMP", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                            .addJavadoc(
                                    "As seconds these are 31 years: no token lives so long, and every timestamp since 2001 is greater.\n")
                            .initializer("1_000_000_000L")
                            .build());
        }
        if (!keepsUnknown()) {
            object.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(Set.class, String.class),
                            "NAMES",
                            Modifier.PRIVATE,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer("$T.of($L)", Set.class, names(model.properties))
                    .build());
        }
        if (model.isMarked()) {
            object.addSuperinterface(types.shared("MarkedBody"));
            object.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(List.class, String.class),
                            "CREDENTIAL_NAMES",
                            Modifier.PRIVATE,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer("$T.of($L)", List.class, names(credentials()))
                    .build());
        }
    }

    private static CodeBlock names(List<Property> properties) {
        return properties.stream()
                .map(property -> Members.literal(property.jsonName))
                .collect(CodeBlock.joining(", "));
    }

    private List<Property> credentials() {
        return model.properties.stream().filter(property -> property.credential).toList();
    }

    private MethodSpec constructor() {
        CodeBlock.Builder body = CodeBlock.builder();
        for (Property property : model.properties) {
            body.addStatement("this.$L = $L", property.name, types.copy(property.use, initializer(property)));
            if (property.presence() != null) {
                body.addStatement("this.$L = builder.$L", property.presence(), property.presence());
            }
            if (property.expiry) {
                // Nanoseconds since 1970: an Instant would be an object of its own for each.
                body.addStatement(
                        "this.receivedAt = builder.receivedAt == null ? $T.NANOS.between($T.EPOCH, $T.now()) : builder.receivedAt",
                        ChronoUnit.class,
                        Instant.class,
                        Instant.class);
            }
        }
        String more = keepsUnknown() ? "unknownMembers" : model.additionalName;
        CodeBlock value = CodeBlock.of("builder.$L", more);
        body.addStatement(
                "this.$L = $L",
                more,
                keepsUnknown() ? value : CodeBlock.of("$T.copy($L)", types.here("Unmodifiable"), value));
        return MethodSpec.constructorBuilder()
                .addParameter(name.nestedClass("Builder"), "builder")
                .addCode(body.build())
                .build();
    }

    private CodeBlock initializer(Property property) {
        CodeBlock given = CodeBlock.of("builder.$L", property.name);
        if (property.isNullable()) {
            return given;
        }
        if (property.onlyValue != null) {
            return CodeBlock.of(
                    "$L == null ? $T.$L : $L", given, types.boxed(property.use.type()), property.onlyValue, given);
        }
        if (property.discriminatorValue != null) {
            CodeBlock value = property.use.type() instanceof ClassOf
                    ? CodeBlock.of(
                            "$T.of($L)", types.boxed(property.use.type()), Members.literal(property.discriminatorValue))
                    : Members.literal(property.discriminatorValue);
            return CodeBlock.of("$L == null ? $L : $L", given, value, given);
        }
        return CodeBlock.of(
                "$T.set($L, $L)", required, given, Members.literal(model.className + "." + property.jsonName));
    }

    private void addFactories(TypeSpec.Builder object) {
        ClassName builder = name.nestedClass("Builder");
        object.addMethod(MethodSpec.methodBuilder("builder")
                .addJavadoc("Returns a builder with nothing set.\n\n@return a new builder\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(builder)
                .addStatement("return new Builder()")
                .build());
        object.addMethod(MethodSpec.methodBuilder("toBuilder")
                .addJavadoc("Returns a builder with the values of this object.\n\n@return a new builder\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addStatement("return new Builder(this)")
                .build());
    }

    /** What the document says of a property; a sentence that names it if the document says nothing. */
    private static String describe(Property property, String otherwise) {
        StringBuilder text = new StringBuilder(
                property.description.isBlank()
                        ? otherwise + " `" + property.jsonName.replace("`", "'") + "`."
                        : property.description.strip());
        if (property.readOnly) {
            text.append("\n\nOnly responses have it; requests leave it out.");
        }
        if (property.writeOnly) {
            text.append("\n\nOnly requests have it; responses leave it out.");
        }
        if (property.defaultValue != null) {
            text.append("\n\nWithout it, the server takes `" + property.defaultValue.replace("`", "'") + "`.");
        }
        return Javadoc.of(text.toString());
    }

    private static String code(String name) {
        return Javadoc.of("`" + name.replace("`", "'") + "`");
    }

    private static void deprecate(MethodSpec.Builder method, Property property) {
        if (property.deprecated) {
            method.addAnnotation(Deprecated.class).addJavadoc("@deprecated The API's document says so.\n");
        }
    }

    private MethodSpec getter(Property property) {
        String none = property.isNullable() ? ", or null if there is none" : "";
        MethodSpec.Builder getter = MethodSpec.methodBuilder(property.getter())
                .addJavadoc("$L\n\n@return the $L$L\n", describe(property, "Returns"), code(property.jsonName), none)
                .addModifiers(Modifier.PUBLIC)
                .returns(types.value(property.use, property.isNullable()))
                .addStatement("return this.$L", property.name);
        deprecate(getter, property);
        return getter.build();
    }

    private static MethodSpec presence(Property property) {
        return MethodSpec.methodBuilder(property.presence())
                .addJavadoc(
                        "Tells whether $L is present, even if it is null.\n\n@return true if it is present\n",
                        code(property.jsonName))
                .addModifiers(Modifier.PUBLIC)
                .returns(boolean.class)
                .addStatement("return this.$L", property.presence())
                .build();
    }

    private MethodSpec expiry(Property property) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("getExpiresAt")
                .addJavadoc("$L", EXPIRY.formatted(property.jsonName))
                .addModifiers(Modifier.PUBLIC)
                .returns(
                        property.isNullable()
                                ? Types.nullable(ClassName.get(Instant.class))
                                : ClassName.get(Instant.class));
        if (property.isNullable()) {
            method.addCode("if (this.$L == null) {\n$>return null;\n$<}\n", property.name);
        }
        return method.addCode("""
                        if (this.$1L >= FIRST_TIMESTAMP) {
                        $>return this.$1L > $2T.MAX.getEpochSecond() ? $2T.MAX : $2T.ofEpochSecond(this.$1L);
                        $<}
                        $2T receivedAt = $2T.EPOCH.plusNanos(this.receivedAt);
                        long earliest = $2T.MIN.getEpochSecond() - receivedAt.getEpochSecond();
                        return this.$1L < earliest ? $2T.MIN : receivedAt.plusSeconds(this.$1L);
                        """, property.name, Instant.class).build();
    }

    private MethodSpec additionalGetter() {
        return MethodSpec.methodBuilder("get" + JavaNames.upperFirst(model.additionalName))
                .addJavadoc("""
                        Returns the members that have no getter of their own, in the order of the JSON.

                        @return an unmodifiable map, empty if there are none
                        """)
                .addModifiers(Modifier.PUBLIC)
                .returns(additionalType())
                .addStatement("return this.$L", model.additionalName)
                .build();
    }

    /** What the core asks of a body, as code: a shrinker may take annotations away. */
    private void addMarks(TypeSpec.Builder object) {
        TypeName strings = ParameterizedTypeName.get(List.class, String.class);
        List<Property> credentials = credentials();
        CodeBlock.Builder given = CodeBlock.builder();
        boolean optional = credentials.stream().allMatch(Property::isNullable);
        if (optional && !credentials.isEmpty()) {
            CodeBlock none = credentials.stream()
                    .map(property -> CodeBlock.of("this.$L == null", property.name))
                    .collect(CodeBlock.joining(" && "));
            given.beginControlFlow("if ($L)", none)
                    .addStatement("return $T.of()", List.class)
                    .endControlFlow();
        }
        given.addStatement("$T<$T> given = new $T<>()", List.class, String.class, ArrayList.class);
        for (Property property : credentials) {
            if (property.isNullable()) {
                given.beginControlFlow("if (this.$L != null)", property.name);
            }
            given.addStatement("given.add($L)", Members.literal(property.jsonName));
            if (property.isNullable()) {
                given.endControlFlow();
            }
        }
        given.addStatement("return $T.copyOf(given)", List.class);
        CodeBlock single = model.properties.stream()
                .filter(property -> property.singleUse)
                .map(property ->
                        property.isNullable() ? CodeBlock.of("this.$L != null", property.name) : CodeBlock.of("true"))
                .collect(CodeBlock.joining(" || "));
        object.addMethod(override("getCredentialNames", strings)
                        .addStatement("return CREDENTIAL_NAMES")
                        .build())
                .addMethod(override("getGivenCredentials", strings)
                        .addCode(credentials.isEmpty() ? CodeBlock.of("return $T.of();\n", List.class) : given.build())
                        .build())
                .addMethod(override("isSingleUse", TypeName.BOOLEAN)
                        .addStatement("return $L", single.isEmpty() ? CodeBlock.of("false") : single)
                        .build());
    }

    private static MethodSpec.Builder override(String method, TypeName type) {
        return MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type);
    }

    private List<CodeBlock> compared(String format, String primitive, String doubles) {
        List<CodeBlock> all = new ArrayList<>();
        for (Property property : model.properties) {
            boolean plain = !property.isNullable() && types.plain(property.use).isPrimitive();
            boolean floating = property.use.type() == Standard.DOUBLE;
            String chosen = plain ? floating ? doubles : primitive : format;
            all.add(CodeBlock.builder()
                    .addNamed(
                            chosen,
                            Map.of(
                                    "name", property.name,
                                    "objects", Objects.class,
                                    "boxed",
                                            types.boxed(property.use.type()) instanceof ClassName box
                                                    ? box
                                                    : Types.OBJECT))
                    .build());
            if (property.presence() != null) {
                all.add(CodeBlock.builder()
                        .addNamed(
                                primitive,
                                Map.of("name", property.presence(), "objects", Objects.class, "boxed", Boolean.class))
                        .build());
            }
        }
        if (!keepsUnknown()) {
            all.add(CodeBlock.builder()
                    .addNamed(
                            format,
                            Map.of("name", model.additionalName, "objects", Objects.class, "boxed", Types.OBJECT))
                    .build());
        }
        return all;
    }

    private MethodSpec equality() {
        List<CodeBlock> all = compared(
                "$objects:T.equals(this.$name:L, that.$name:L)",
                "this.$name:L == that.$name:L",
                "$boxed:T.compare(this.$name:L, that.$name:L) == 0");
        MethodSpec.Builder equals = Members.equals()
                .beginControlFlow("if (!(other instanceof $T))", name)
                .addStatement("return false")
                .endControlFlow()
                .addStatement("$T that = ($T) other", name, name);
        while (all.size() > LONGEST_EXPRESSION) {
            CodeBlock part = all.subList(0, LONGEST_EXPRESSION).stream().collect(CodeBlock.joining("\n&& "));
            equals.beginControlFlow("if (!($L))", part)
                    .addStatement("return false")
                    .endControlFlow();
            all = all.subList(LONGEST_EXPRESSION, all.size());
        }
        return equals.addStatement(
                        "return $L",
                        all.isEmpty() ? CodeBlock.of("true") : all.stream().collect(CodeBlock.joining("\n&& ")))
                .build();
    }

    private MethodSpec hash() {
        List<CodeBlock> all = compared(
                "$objects:T.hashCode(this.$name:L)",
                "$boxed:T.hashCode(this.$name:L)",
                "$boxed:T.hashCode(this.$name:L)");
        MethodSpec.Builder hash = override("hashCode", TypeName.INT)
                .addStatement("int hash = $L", all.isEmpty() ? CodeBlock.of("0") : all.get(0));
        all.stream().skip(1).forEach(each -> hash.addStatement("hash = 31 * hash + $L", each));
        return hash.addStatement("return hash").build();
    }

    private MethodSpec text() {
        List<CodeBlock> all = new ArrayList<>();
        String separator = "";
        for (Property property : model.properties) {
            String label = separator + property.name + "=";
            if (!property.use.sensitive()) {
                all.add(CodeBlock.of("$S + this.$L", label, property.name));
            } else if (property.isNullable()) {
                all.add(CodeBlock.of("$S + (this.$L == null ? null : $S)", label, property.name, Members.MASK));
            } else {
                all.add(CodeBlock.of("$S", label + Members.MASK));
            }
            separator = ", ";
        }
        if (!keepsUnknown()) {
            all.add(
                    model.additional.sensitive()
                            ? CodeBlock.of("$S", separator + model.additionalName + "=" + Members.MASK)
                            : CodeBlock.of(
                                    "$S + this.$L", separator + model.additionalName + "=", model.additionalName));
        }
        MethodSpec.Builder text = override("toString", Types.STRING)
                .addJavadoc("Returns every value that the document declares; secret ones are masked.\n");
        if (all.size() <= LONGEST_EXPRESSION) {
            all.add(0, CodeBlock.of("$S", model.className + "{"));
            all.add(CodeBlock.of("$S", "}"));
            return text.addStatement("return $L", all.stream().collect(CodeBlock.joining("\n+ ")))
                    .build();
        }
        text.addStatement("$T text = new $T($S)", StringBuilder.class, StringBuilder.class, model.className + "{");
        all.forEach(each -> text.addStatement("text.append($L)", each));
        return text.addStatement("return text.append($S).toString()", "}").build();
    }

    private TypeSpec builder() {
        TypeSpec.Builder builder = TypeSpec.classBuilder("Builder")
                .addJavadoc("Builds {@link $T} objects. Not thread-safe.\n", name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        CodeBlock.Builder copies = CodeBlock.builder();
        for (Property property : model.properties) {
            addBuilderField(builder, copies, Types.nullable(types.boxed(property.use.type())), property.name);
            if (property.presence() != null) {
                addBuilderField(builder, copies, TypeName.BOOLEAN, property.presence());
            }
            if (property.expiry) {
                addBuilderField(builder, copies, Types.nullable(ClassName.get(Long.class)), "receivedAt");
            }
        }
        if (keepsUnknown()) {
            addBuilderField(builder, copies, unknownMembers, "unknownMembers");
        } else {
            builder.addField(FieldSpec.builder(additionalType(), model.additionalName, Modifier.FINAL)
                    .initializer("new $T<>()", LinkedHashMap.class)
                    .build());
            copies.addStatement("this.$L.putAll(from.$L)", model.additionalName, model.additionalName);
        }
        builder.addMethod(MethodSpec.constructorBuilder().build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(name, "from")
                        .addCode(copies.build())
                        .build());
        model.properties.forEach(property -> builder.addMethod(setter(property)));
        if (!keepsUnknown()) {
            addAdditionalSetters(builder);
        }
        return builder.addMethod(build()).build();
    }

    private static void addBuilderField(
            TypeSpec.Builder builder, CodeBlock.Builder copies, TypeName type, String field) {
        builder.addField(FieldSpec.builder(type, field).build());
        copies.addStatement("this.$L = from.$L", field, field);
    }

    private MethodSpec setter(Property property) {
        String presence = property.presence() == null
                ? ""
                : "\n\n<p>Null is sent as null. A value that was never set is left out.";
        MethodSpec.Builder setter = MethodSpec.methodBuilder(property.name)
                .addJavadoc("$L$L\n\n", describe(property, "Sets"), presence)
                .addJavadoc(
                        "@param $L the $L$L\n@return this builder\n",
                        property.name,
                        code(property.jsonName),
                        property.isNullable() ? ", or null for none" : "")
                .addModifiers(Modifier.PUBLIC)
                .returns(name.nestedClass("Builder"))
                .addParameter(types.value(property.use, property.isNullable()), property.name)
                .addStatement("this.$L = $L", property.name, property.name);
        if (property.presence() != null) {
            setter.addStatement("this.$L = true", property.presence());
        }
        if (property.expiry) {
            setter.addStatement("this.receivedAt = null");
        }
        deprecate(setter, property);
        return setter.addStatement("return this").build();
    }

    private void addAdditionalSetters(TypeSpec.Builder builder) {
        ClassName self = name.nestedClass("Builder");
        String putter = "put" + JavaNames.upperFirst(model.additionalName);
        builder.addMethod(MethodSpec.methodBuilder(model.additionalName)
                .addJavadoc("""
                        Sets the members that have no method of their own, in place of those set so far.

                        @param $1L values by their names
                        @return this builder
                        @throws IllegalArgumentException if a name has a method of its own
                        """, model.additionalName)
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addParameter(additionalType(), model.additionalName)
                .addStatement("this.$L.clear()", model.additionalName)
                .addStatement("$L.forEach(this::$L)", model.additionalName, putter)
                .addStatement("return this")
                .build());
        builder.addMethod(MethodSpec.methodBuilder(putter)
                .addJavadoc("""
                        Adds a member that has no method of its own.

                        @param name the name
                        @param value the value
                        @return this builder
                        @throws IllegalArgumentException if the name has a method of its own
                        """)
                .addModifiers(Modifier.PUBLIC)
                .returns(self)
                .addParameter(String.class, "name")
                .addParameter(types.argument(model.additional), "value")
                .beginControlFlow("if (NAMES.contains(name))")
                .addStatement(
                        "throw new $T($S + name + $S)",
                        IllegalArgumentException.class,
                        "'",
                        "' has a method of its own")
                .endControlFlow()
                .addStatement("this.$L.put(name, value)", model.additionalName)
                .addStatement("return this")
                .build());
    }

    private MethodSpec build() {
        boolean demanding =
                model.properties.stream().anyMatch(property -> !property.isNullable() || property.demandedOfBuilder());
        MethodSpec.Builder build = MethodSpec.methodBuilder("build")
                .addJavadoc("Builds the object.\n\n@return the object\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(name);
        if (demanding) {
            build.addJavadoc("@throws IllegalStateException if a required value is missing; the message names it\n");
        }
        for (Property property : model.properties) {
            if (property.demandedOfBuilder()) {
                build.addStatement(
                        "$T.set(this.$L, $L)",
                        required,
                        property.name,
                        Members.literal(model.className + "." + property.jsonName));
            }
        }
        return build.addStatement("return new $T(this)", name).build();
    }
}
