package io.moov.openapi.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonClass;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.Model;
import java.io.IOException;
import javax.lang.model.element.Modifier;

/** Parts that many generated classes have. */
final class Members {
    static final String MASK = "██";

    private Members() {}

    /** A class for a schema, which Moshi finds the adapter of. */
    static TypeSpec.Builder model(Types types, Model model, String more) {
        String description = model.description.isBlank() ? "The schema `" + model.schemaName + "`." : model.description;
        TypeSpec.Builder type = TypeSpec.classBuilder(model.className)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addAnnotation(AnnotationSpec.builder(JsonClass.class)
                        .addMember("generateAdapter", "true")
                        .addMember("generator", "$S", "openapi")
                        .build())
                .addJavadoc("$L", Javadoc.of(description) + "\n\n" + more);
        if (model.deprecated) {
            type.addAnnotation(Deprecated.class);
            type.addJavadoc("\n\n@deprecated The API's document says so.\n");
        }
        return type;
    }

    /** The class that reads and writes a model. */
    static TypeSpec.Builder adapter(Types types, Model of) {
        TypeName model = types.boxed(new ClassOf(of));
        return TypeSpec.classBuilder(of.className + "JsonAdapter")
                .addModifiers(Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(ClassName.get(JsonAdapter.class), model))
                .addJavadoc("Reads and writes {@link $T}. Moshi finds it by its name.\n", model);
    }

    static MethodSpec.Builder fromJson(TypeName model) {
        return MethodSpec.methodBuilder("fromJson")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(model)
                .addParameter(JsonReader.class, "reader")
                .addException(IOException.class);
    }

    static MethodSpec.Builder toJson(TypeName model) {
        return MethodSpec.methodBuilder("toJson")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(JsonWriter.class, "writer")
                .addParameter(Types.nullable(model), "value")
                .addException(IOException.class);
    }

    /** A string literal. JavaPoet would break it at Unicode's line separators. */
    static CodeBlock literal(String text) {
        if (text.indexOf(0x2028) < 0 && text.indexOf(0x2029) < 0) {
            return CodeBlock.of("$S", text);
        }
        String quoted = CodeBlock.of(
                        "$S", text.replace((char) 0x2028, (char) 0xE028).replace((char) 0x2029, (char) 0xE029))
                .toString();
        return CodeBlock.of(
                "$L",
                quoted.replace(Character.toString(0xE028), "\\u2028").replace(Character.toString(0xE029), "\\u2029"));
    }

    static FieldSpec field(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL).build();
    }

    /** A method of Object's that has an expression for a body. */
    static MethodSpec hashCode(CodeBlock hash) {
        return MethodSpec.methodBuilder("hashCode")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(int.class)
                .addStatement("return $L", hash)
                .build();
    }

    static MethodSpec toString(String javadoc, CodeBlock text) {
        return MethodSpec.methodBuilder("toString")
                .addJavadoc("$L\n", javadoc)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Types.STRING)
                .addStatement("return $L", text)
                .build();
    }

    static MethodSpec.Builder equals() {
        return MethodSpec.methodBuilder("equals")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(boolean.class)
                .addParameter(ParameterSpec.builder(Types.nullable(Types.OBJECT), "other")
                        .build());
    }
}
