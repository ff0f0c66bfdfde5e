package io.moov.openapi.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import io.moov.openapi.model.Model.ObjectModel;
import io.moov.openapi.model.Property;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the adapter of an object. */
final class ObjectAdapterWriter {
    /** A method may not have more than 64 KiB of code. */
    private static final int MOST_IN_A_METHOD = 400;

    private final Types types;
    private final ObjectModel model;
    private final ClassName name;
    private final ClassName builder;
    private final ClassName required;

    ObjectAdapterWriter(ObjectModel model, Types types) {
        this.types = types;
        this.model = model;
        this.name = types.here(model.className);
        this.builder = name.nestedClass("Builder");
        this.required = types.here("Required");
    }

    TypeSpec.Builder adapter() {
        TypeSpec.Builder adapter = Members.adapter(types, model);
        CodeBlock names = model.properties.stream()
                .map(property -> Members.literal(property.jsonName))
                .collect(CodeBlock.joining(", "));
        adapter.addField(
                FieldSpec.builder(JsonReader.Options.class, "NAMES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.of($L)", JsonReader.Options.class, names)
                        .build());
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(Moshi.class, "moshi");
        for (Property property : model.properties) {
            addAdapter(adapter, constructor, property.name, types.boxed(property.use.type()), adapterOf(property));
        }
        if (model.additional != null) {
            addAdapter(
                    adapter,
                    constructor,
                    model.additionalName,
                    types.argument(model.additional),
                    CodeBlock.of("$L.serializeNulls()", types.adapter(model.additional)));
        }
        return addParts(adapter.addMethod(constructor.build()));
    }

    private static void addAdapter(
            TypeSpec.Builder adapter, MethodSpec.Builder constructor, String field, TypeName type, CodeBlock value) {
        adapter.addField(Members.field(ParameterizedTypeName.get(ClassName.get(JsonAdapter.class), type), field));
        constructor.addStatement("this.$L = $L", field, value);
    }

    private CodeBlock adapterOf(Property property) {
        CodeBlock plain = property.headerValue
                ? CodeBlock.of("$T.ADAPTER", types.here("JsonHeaderValue"))
                : types.adapter(property.use);
        return property.isNullable() && !property.absentIfNull() ? CodeBlock.of("$L.serializeNulls()", plain) : plain;
    }

    private TypeSpec.Builder addParts(TypeSpec.Builder adapter) {
        int parts = (model.properties.size() + MOST_IN_A_METHOD - 1) / MOST_IN_A_METHOD;
        MethodSpec.Builder writing = Members.toJson(name)
                .addStatement("$T object = $T.notNull(value)", name, required)
                .addStatement("writer.beginObject()");
        if (parts <= 1) {
            adapter.addMethod(reading(cases(0, model.properties.size()), CodeBlock.of("")));
            writing.addCode(writing(model.properties));
        } else {
            CodeBlock.Builder calls = CodeBlock.builder();
            for (int i = 0; i < parts; i++) {
                int from = i * MOST_IN_A_METHOD;
                int to = Math.min(model.properties.size(), from + MOST_IN_A_METHOD);
                adapter.addMethod(part("read" + i, cases(from, to)));
                calls.beginControlFlow("if (index >= $L && index < $L)", from, to)
                        .addStatement("read$L(index, builder, reader)", i)
                        .endControlFlow();
                adapter.addMethod(MethodSpec.methodBuilder("write" + i)
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(JsonWriter.class, "writer")
                        .addParameter(name, "object")
                        .addException(IOException.class)
                        .addCode(writing(model.properties.subList(from, to)))
                        .build());
                writing.addStatement("write$L(writer, object)", i);
            }
            adapter.addMethod(reading(CodeBlock.of(""), calls.build()));
        }
        writing.addCode(writingOthers()).addStatement("writer.endObject()");
        return adapter.addMethod(writing.build());
    }

    private MethodSpec part(String method, CodeBlock cases) {
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(int.class, "index")
                .addParameter(builder, "builder")
                .addParameter(JsonReader.class, "reader")
                .addException(IOException.class)
                .beginControlFlow("switch (index)")
                .addCode(cases)
                .addCode("default:\n$>throw new $T();\n$<", IllegalStateException.class)
                .endControlFlow()
                .build();
    }

    private CodeBlock cases(int from, int to) {
        CodeBlock.Builder cases = CodeBlock.builder();
        for (int i = from; i < to; i++) {
            Property property = model.properties.get(i);
            cases.add("case $1L:\n$>builder.$2L = this.$2L.fromJson(reader);\n", i, property.name);
            if (property.presence() != null) {
                cases.addStatement("builder.$L = true", property.presence());
            }
            cases.add("break;\n$<");
        }
        return cases.build();
    }

    private MethodSpec reading(CodeBlock cases, CodeBlock calls) {
        MethodSpec.Builder reading = Members.fromJson(name)
                .addStatement("$T builder = new $T()", builder, builder)
                .addStatement("reader.beginObject()")
                .beginControlFlow("while (reader.hasNext())");
        if (calls.isEmpty()) {
            reading.beginControlFlow("switch (reader.selectName(NAMES))")
                    .addCode(cases)
                    .addCode("default:\n$>$L$<", readingOther())
                    .endControlFlow();
        } else {
            reading.addStatement("int index = reader.selectName(NAMES)")
                    .addCode(calls)
                    .beginControlFlow("if (index < 0)")
                    .addCode(readingOther())
                    .endControlFlow();
        }
        reading.endControlFlow().addStatement("reader.endObject()");
        for (Property property : model.properties) {
            if (property.demandedOfReader()) {
                reading.addStatement(
                        "$T.read(builder.$L, $L, reader)", required, property.name, Members.literal(property.jsonName));
            }
        }
        return reading.addStatement("return new $T(builder)", name).build();
    }

    private CodeBlock readingOther() {
        CodeBlock.Builder other = CodeBlock.builder();
        if (model.closed && model.additional == null && types.tellsVariants()) {
            other.addStatement("$T.forbiddenMember(reader)", types.here("VariantFit"));
        }
        if (model.additional == null) {
            return other.addStatement(
                            "builder.unknownMembers = $T.read(builder.unknownMembers, reader)",
                            types.here("UnknownMembers"))
                    .build();
        }
        return other.addStatement(
                        "$1T.readEntry(builder.$2L, this.$2L, reader)", types.here("JsonAny"), model.additionalName)
                .build();
    }

    private static CodeBlock writing(List<Property> properties) {
        CodeBlock.Builder writing = CodeBlock.builder();
        for (Property property : properties) {
            boolean conditional = property.absentIfNull() || property.presence() != null;
            if (property.absentIfNull()) {
                writing.beginControlFlow("if (object.$L != null)", property.name);
            } else if (conditional) {
                writing.beginControlFlow("if (object.$L)", property.presence());
            }
            writing.addStatement("writer.name($L)", Members.literal(property.jsonName))
                    .addStatement("this.$1L.toJson(writer, object.$1L)", property.name);
            if (conditional) {
                writing.endControlFlow();
            }
        }
        return writing.build();
    }

    private CodeBlock writingOthers() {
        if (model.additional == null) {
            return CodeBlock.of("$T.write(writer, object.unknownMembers);\n", types.here("UnknownMembers"));
        }
        return CodeBlock.builder()
                .beginControlFlow(
                        "for ($T<$T, $T> extra : object.$L.entrySet())",
                        Map.Entry.class,
                        String.class,
                        types.argument(model.additional),
                        model.additionalName)
                .addStatement("writer.name(extra.getKey())")
                .addStatement("this.$L.toJson(writer, extra.getValue())", model.additionalName)
                .endControlFlow()
                .build();
    }
}
