package io.moov.openapi.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.moov.openapi.model.JavaNames;
import io.moov.openapi.model.JavaType;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Model.UnionModel;
import io.moov.openapi.model.Model.Variant;
import io.moov.openapi.model.Property;
import io.moov.openapi.model.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import okhttp3.Response;

/** Writes a class that holds one of several types, and its adapter. */
final class UnionWriter {
    private final Types types;
    private final UnionModel model;
    private final ClassName name;
    private final ClassName value;

    private UnionWriter(UnionModel model, Types types) {
        this.types = types;
        this.model = model;
        this.name = types.here(model.className);
        this.value = types.here("UnionValue");
    }

    static void write(UnionModel model, Types types, Sources sources) {
        UnionWriter writer = new UnionWriter(model, types);
        sources.add(writer.union());
        sources.add(model.byStatus.isEmpty() ? writer.adapter() : writer.adapterByStatus());
    }

    private TypeSpec.Builder union() {
        String list = model.variants.stream()
                .map(variant -> "<li>{@code " + simple(types.boxed(variant.use.type())) + "}\n")
                .collect(Collectors.joining());
        TypeSpec.Builder union = Members.model(
                        types,
                        model,
                        "<p>One of these types:\n\n<ul>\n" + list
                                + "</ul>\n\n<p>JSON that fits none of them is kept, and survives"
                                + " a round trip. Immutable and thread-safe.\n")
                .addField(FieldSpec.builder(value, "value", Modifier.FINAL).build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(value, "value")
                        .addStatement("this.value = value")
                        .build());
        for (int i = 0; i < model.variants.size(); i++) {
            Variant variant = model.variants.get(i);
            union.addMethod(factory(i, variant)).addMethod(accessor(i, variant));
        }
        return union.addMethod(MethodSpec.methodBuilder("asUnknown")
                        .addJavadoc("""
                                Returns the JSON of a value whose type this version does not know: a map, a list, text, a
                                {@code BigDecimal}, true or false.

                                @return the JSON, or empty if the value is of a known type
                                """)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(ParameterizedTypeName.get(Optional.class, Object.class))
                        .addStatement("return this.value.asUnknown()")
                        .build())
                .addMethod(Members.equals()
                        .addStatement("return other instanceof $T && this.value.equals((($T) other).value)", name, name)
                        .build())
                .addMethod(Members.hashCode(CodeBlock.of("this.value.hashCode()")))
                .addMethod(text());
    }

    static String simple(TypeName type) {
        return type.toString().replaceAll("@[\\w.]+ ", "").replaceAll("[\\w.]+\\.", "");
    }

    private MethodSpec factory(int index, Variant variant) {
        CodeBlock given = CodeBlock.of("$L", variant.name);
        return MethodSpec.methodBuilder(
                        isOverloaded(variant) ? "of" + JavaNames.upperFirst(variant.name.replaceFirst("_$", "")) : "of")
                .addJavadoc(
                        "Wraps {@code $1L}.\n\n@param $2L the value\n@return an object that holds the value\n",
                        simple(types.boxed(variant.use.type())),
                        variant.name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(name)
                .addParameter(types.plain(variant.use), variant.name)
                .addStatement("return new $T($T.of($L, $L))", name, value, index, types.copy(variant.use, given))
                .build();
    }

    /** Whether another variant has the same type for javac, which does not tell lists by their elements. */
    private boolean isOverloaded(Variant variant) {
        String type = erased(variant);
        return model.variants.stream()
                                .filter(other -> erased(other).equals(type))
                                .count()
                        > 1
                || type.equals("java.lang.Object");
    }

    private String erased(Variant variant) {
        return types.boxed(variant.use.type()).toString().replaceAll("<.*", "");
    }

    private MethodSpec accessor(int index, Variant variant) {
        TypeName type = types.boxed(variant.use.type());
        return MethodSpec.methodBuilder("as" + JavaNames.upperFirst(variant.name.replaceFirst("_$", "")))
                .addJavadoc(
                        "Returns the value as {@code $L}.\n\n@return the value, or empty if it is of another type\n",
                        simple(type))
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(Optional.class), type))
                .addStatement("return this.value.as($L)", index)
                .build();
    }

    private MethodSpec text() {
        MethodSpec.Builder text = MethodSpec.methodBuilder("toString")
                .addJavadoc("Returns the value; it is masked if it is secret or of no known type.\n")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.STRING);
        CodeBlock masked = CodeBlock.of("$S", model.className + "{" + Members.MASK + "}");
        CodeBlock shown = CodeBlock.of("$S + this.value.value + $S", model.className + "{", "}");
        List<Integer> secret = new ArrayList<>();
        for (int i = 0; i < model.variants.size(); i++) {
            JavaType type = model.variants.get(i).use.type();
            if (model.variants.get(i).use.sensitive() || type == JavaType.Standard.ANY) {
                secret.add(i);
            }
        }
        if (secret.size() == model.variants.size()) {
            return text.addStatement("return $L", masked).build();
        }
        CodeBlock condition = secret.stream()
                .map(kind -> CodeBlock.of(" || this.value.kind == $L", kind))
                .collect(CodeBlock.joining(""));
        return text.addStatement("return this.value.isUnknown()$L ? $L : $L", condition, masked, shown)
                .build();
    }

    private TypeSpec.Builder adapter() {
        ClassName union = types.here("JsonUnion");
        CodeBlock.Builder chain = CodeBlock.builder();
        if (model.discriminator == null) {
            chain.add("this.union = $T.$L()", union, model.several ? "anyOf" : "oneOf");
        } else {
            chain.add("this.union = $T.by($L)", union, Members.literal(model.discriminator));
        }
        for (Variant variant : model.variants) {
            chain.add("\n.variant($L$L$L)", types.adapter(variant.use), given(variant), labels(variant));
        }
        return Members.adapter(types, model)
                .addField(Members.field(union, "union"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Moshi.class, "moshi")
                        .addCode("$[$L;\n$]", chain.build())
                        .build())
                .addMethod(Members.fromJson(name)
                        .addStatement("return new $T(this.union.read(reader))", name)
                        .build())
                .addMethod(Members.toJson(name)
                        .addStatement("this.union.write(writer, $T.notNull(value).value)", types.here("Required"))
                        .build());
    }

    /** Who reads the response puts it beside the reader. */
    private TypeSpec.Builder adapterByStatus() {
        TypeSpec.Builder adapter = Members.adapter(types, model);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(Moshi.class, "moshi");
        MethodSpec.Builder writing =
                Members.toJson(name).addStatement("$T union = $T.notNull(value).value", value, types.here("Required"));
        for (int i = 0; i < model.variants.size(); i++) {
            Variant variant = model.variants.get(i);
            TypeName type = types.boxed(variant.use.type());
            adapter.addField(
                    Members.field(ParameterizedTypeName.get(ClassName.get(JsonAdapter.class), type), variant.name));
            constructor.addStatement("this.$L = $L", variant.name, types.adapter(variant.use));
            writing.beginControlFlow("if (union.kind == $L)", i)
                    .addStatement("this.$L.toJson(writer, ($T) union.value)", variant.name, type)
                    .endControlFlow();
        }
        MethodSpec.Builder reading = Members.fromJson(name)
                .addStatement(
                        "$T response = reader.tag($T.class)",
                        Types.nullable(ClassName.get(Response.class)),
                        Response.class)
                .addStatement("int status = response == null ? 0 : response.code()");
        model.byStatus.forEach((status, variant) -> reading.beginControlFlow("if ($L)", condition(status))
                .addStatement(
                        "return new $T($T.of($L, this.$L.fromJson(reader)))",
                        name,
                        value,
                        model.variants.indexOf(variant),
                        variant.name)
                .endControlFlow());
        ClassName any = types.here("JsonAny");
        reading.addStatement(
                "return new $T($T.unknown($T.notNull($T.ADAPTER.fromJson(reader))))",
                name,
                value,
                types.here("Required"),
                any);
        writing.beginControlFlow("if (union.isUnknown())")
                .addStatement("$T.ADAPTER.toJson(writer, union.value)", any)
                .endControlFlow();
        return adapter.addMethod(constructor.build()).addMethod(reading.build()).addMethod(writing.build());
    }

    private static CodeBlock condition(String status) {
        if (status.equals("default")) {
            return CodeBlock.of("response != null");
        }
        return status.endsWith("XX")
                ? CodeBlock.of("status / 100 == $L", status.charAt(0))
                : CodeBlock.of("status == $L", status);
    }

    private CodeBlock labels(Variant variant) {
        return variant.labels.stream()
                .map(label -> CodeBlock.of(", $L", Members.literal(label)))
                .collect(CodeBlock.joining(""));
    }

    /** How the discriminator of an object is found. */
    private CodeBlock given(Variant variant) {
        boolean object = variant.use.type() instanceof ClassOf named && named.model() instanceof ObjectModel;
        if (model.discriminator == null || variant.labels.isEmpty() || !object) {
            return CodeBlock.of("");
        }
        ObjectModel type = (ObjectModel) ((ClassOf) variant.use.type()).model();
        Property property = Variants.discriminator(model, variant);
        if (property != null) {
            return CodeBlock.of(", object -> object.$L", property.name);
        }
        return type.additional == null
                ? CodeBlock.of(
                        ", object -> $T.get(object.unknownMembers, $L)",
                        types.here("UnknownMembers"),
                        Members.literal(model.discriminator))
                : CodeBlock.of(
                        ", object -> object.$L.get($L)", type.additionalName, Members.literal(model.discriminator));
    }
}
