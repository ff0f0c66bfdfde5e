package io.moov.openapi.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.moov.openapi.model.Model.BodyModel;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** Writes a class that holds a whole body, and its adapter. */
final class BodyWriter {
    private BodyWriter() {}

    static void write(BodyModel model, Types types, Sources sources) {
        ClassName name = types.here(model.className);
        TypeName type = types.argument(model.value);
        CodeBlock read = CodeBlock.of("this.body.fromJson(reader)");
        sources.add(body(model, types, name, type));
        TypeName adapter = ParameterizedTypeName.get(ClassName.get(JsonAdapter.class), type);
        sources.add(Members.adapter(types, model)
                .addField(Members.field(adapter, "body"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(Moshi.class, "moshi")
                        .addStatement("this.body = $L", types.adapter(model.value))
                        .build())
                .addMethod(Members.fromJson(name)
                        .addStatement(
                                "return $T.of($L)",
                                name,
                                model.value.nullable()
                                        ? read
                                        : CodeBlock.of("$T.notNull($L)", types.here("Required"), read))
                        .build())
                .addMethod(Members.toJson(name)
                        .addStatement("this.body.toJson(writer, $T.notNull(value).getValue())", types.here("Required"))
                        .build()));
    }

    private static TypeSpec.Builder body(BodyModel model, Types types, ClassName name, TypeName type) {
        boolean masked = model.value.sensitive();
        boolean nullable = model.value.nullable();
        return Members.model(types, model, "<p>Holds the value that is the whole body. Immutable and thread-safe.\n")
                .addField(Members.field(type, "value"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(type, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("Wraps a value.\n\n@param value the value\n@return the body that holds it\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(name)
                        .addParameter(type, "value")
                        .addCode(
                                nullable
                                        ? CodeBlock.of("")
                                        : CodeBlock.of("$T.requireNonNull(value, $S);\n", Objects.class, "value"))
                        .addStatement("return new $T($L)", name, types.copy(model.value, CodeBlock.of("value")))
                        .build())
                .addMethod(MethodSpec.methodBuilder("getValue")
                        .addJavadoc("Returns the value.\n\n@return the value\n")
                        .addModifiers(Modifier.PUBLIC)
                        .returns(type)
                        .addStatement("return value")
                        .build())
                .addMethod(Members.equals()
                        .addStatement(
                                "return other instanceof $T && $T.equals(value, (($T) other).value)",
                                name,
                                Objects.class,
                                name)
                        .build())
                .addMethod(Members.hashCode(CodeBlock.of("$T.hashCode(value)", Objects.class)))
                .addMethod(
                        masked
                                ? Members.toString(
                                        "Masks the value, which is secret.", CodeBlock.of("$S", Members.MASK))
                                : Members.toString(
                                        "Returns the value as text.", CodeBlock.of("$T.valueOf(value)", String.class)));
    }
}
