package io.moov.openapi.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.moov.openapi.model.Operation;
import io.moov.openapi.model.Operation.Field;
import io.moov.openapi.model.Operation.FormBody;
import io.moov.openapi.model.Operation.Group;
import io.moov.openapi.model.Operation.MultipartBody;
import io.moov.openapi.model.Operation.Part;
import io.moov.openapi.model.Parameter;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what callers hand over as one value: groups of parameters, path parameters, and forms. */
final class ArgumentsWriter {
    private final Types types;
    private final Sources sources;

    ArgumentsWriter(Types types, Sources sources) {
        this.types = types;
        this.sources = sources;
    }

    /** A value of a builder: its type, and what is said of it. */
    private record Member(String name, String jsonName, TypeName type, boolean required, String description) {}

    void writeGroup(Operation operation, Group group, boolean query) {
        ClassName name = types.here(group.className());
        CodeBlock.Builder values =
                CodeBlock.builder().add("new $T()", types.here(query ? "QueryValues" : "HeaderValues"));
        for (Parameter parameter : group.parameters()) {
            values.add("\n$L", query ? queryCall(parameter) : headerCall(parameter));
        }
        values.add("\n.$L()", query ? "pairs" : "headers");
        List<Member> members = group.parameters().stream()
                .map(parameter -> new Member(
                        parameter.name(),
                        parameter.jsonName(),
                        types.boxed(parameter.use().type()),
                        !parameter.isNullable(),
                        parameter.description()))
                .toList();
        String what = (query ? "Query parameters" : "Headers and cookies") + " of {@code " + operation.name + "}.";
        sources.add(
                built(name, types.here(query ? "QueryParameters" : "HeaderParameters"), what, members, values.build()));
    }

    private CodeBlock queryCall(Parameter parameter) {
        CodeBlock start =
                CodeBlock.of("$S, $L, builder.$L", parameter.jsonName(), adapter(parameter), parameter.name());
        if (parameter.json()) {
            return CodeBlock.of(".json($L, $L)", start, parameter.reserved());
        }
        return switch (parameter.style()) {
            case "deepObject" -> CodeBlock.of(".deepObject($L, $L)", start, parameter.reserved());
            case "spaceDelimited", "pipeDelimited" ->
                CodeBlock.of(".$L($L, $L, $L)", parameter.style(), start, parameter.explode(), parameter.reserved());
            default -> CodeBlock.of(".form($L, $L, $L)", start, parameter.explode(), parameter.reserved());
        };
    }

    private CodeBlock adapter(Parameter parameter) {
        return parameter.json() ? types.ownAdapter(parameter.use()) : types.argumentAdapter(parameter.use());
    }

    private CodeBlock headerCall(Parameter parameter) {
        CodeBlock start =
                CodeBlock.of("$S, $L, builder.$L", parameter.jsonName(), adapter(parameter), parameter.name());
        boolean cookie = parameter.in().equals("cookie");
        if (parameter.json()) {
            return CodeBlock.of(".$L($L)", cookie ? "jsonCookie" : "json", start);
        }
        return CodeBlock.of(".$L($L, $L)", cookie ? "cookie" : "simple", start, parameter.explode());
    }

    void writePath(Operation operation, Parameter parameter, String className) {
        ClassName name = types.here(className);
        TypeName type = types.plain(parameter.use());
        ClassName values = types.here("PathValues");
        CodeBlock start = CodeBlock.of("$S, $L, value", parameter.jsonName(), adapter(parameter));
        String style = List.of("label", "matrix").contains(parameter.style()) ? parameter.style() : "simple";
        CodeBlock encoded = parameter.json()
                ? CodeBlock.of("$T.json($L)", values, start)
                : CodeBlock.of("$T.$L($L, $L)", values, style, start, parameter.explode());
        sources.add(TypeSpec.classBuilder(name)
                .addJavadoc(
                        "The path parameter $L of {@code $L}. Immutable and thread-safe.\n",
                        Javadoc.of("`" + parameter.jsonName().replace("`", "'") + "`"),
                        operation.name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(types.here("PathParameter"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(String.class, "encoded")
                        .addStatement("super(encoded)")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("""
                                Wraps a value.

                                @param value the value
                                @return the parameter
                                @throws IllegalArgumentException if nothing would stand in the path
                                """)
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(name)
                        .addParameter(type, "value")
                        .addStatement("return new $T($L)", name, encoded)
                        .build()));
    }

    void writeForm(Operation operation, FormBody form) {
        ClassName name = types.here(form.className());
        TypeName type = types.boxed(form.use().type());
        CodeBlock.Builder fields =
                CodeBlock.builder().add("$T.of($L, value)", types.here("FormFields"), types.ownAdapter(form.use()));
        form.fields().forEach(field -> fields.add("\n$L", fieldCall(field)));
        fields.add("\n.body()");
        sources.add(TypeSpec.classBuilder(name)
                .addJavadoc("The form that {@code $L} sends.\n", operation.name)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(types.here("FormBody"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(type, "value")
                        .addStatement("super($L)", fields.build())
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("Makes a form of a value.\n\n@param value the value\n@return the form\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(name)
                        .addParameter(type, "value")
                        .addStatement("return new $T(value)", name)
                        .build()));
    }

    private static CodeBlock fieldCall(Field field) {
        return switch (field.style()) {
            case "json" -> CodeBlock.of(".json($S)", field.jsonName());
            case "deepObject" -> CodeBlock.of(".deepObject($S, $L)", field.jsonName(), field.reserved());
            case "spaceDelimited", "pipeDelimited" ->
                CodeBlock.of(".$L($S, $L, $L)", field.style(), field.jsonName(), field.explode(), field.reserved());
            default -> CodeBlock.of(".form($S, $L, $L)", field.jsonName(), field.explode(), field.reserved());
        };
    }

    void writeMultipart(Operation operation, MultipartBody multipart) {
        ClassName name = types.here(multipart.className());
        CodeBlock.Builder parts = CodeBlock.builder().add("new $T()", types.here("FormParts"));
        multipart.parts().forEach(part -> parts.add("\n$L", partCall(part)));
        parts.add("\n.body()");
        List<Member> members = multipart.parts().stream()
                .map(part ->
                        new Member(part.name(), part.jsonName(), partType(part), part.required(), part.description()))
                .toList();
        String what = "The multipart form that {@code " + operation.name + "} sends.";
        sources.add(built(name, types.here("FormBody"), what, members, parts.build()));
    }

    private TypeName partType(Part part) {
        if (part.use() != null) {
            return types.boxed(part.use().type());
        }
        ClassName file = types.here("FilePart");
        return part.list() ? ParameterizedTypeName.get(ClassName.get(List.class), file) : file;
    }

    private CodeBlock partCall(Part part) {
        if (part.use() == null) {
            return CodeBlock.of(".$L($S, builder.$L)", part.list() ? "files" : "file", part.jsonName(), part.name());
        }
        String method = part.json() ? part.list() ? "jsonEach" : "json" : "text";
        return CodeBlock.of(
                ".$L($S, $S, $L, builder.$L)",
                method,
                part.jsonName(),
                part.contentType(),
                part.list() ? types.argumentAdapter(part.use()) : types.ownAdapter(part.use()),
                part.name());
    }

    /** A class with a builder whose constructor hands a value to the superclass. */
    private TypeSpec.Builder built(
            ClassName name, ClassName superclass, String what, List<Member> members, CodeBlock value) {
        ClassName builder = name.nestedClass("Builder");
        TypeSpec.Builder nested = TypeSpec.classBuilder(builder)
                .addJavadoc("Builds {@link $T} objects. Not thread-safe.\n", name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        MethodSpec.Builder build = MethodSpec.methodBuilder("build")
                .addJavadoc("Builds the value.\n\n@return the value\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(name);
        if (members.stream().anyMatch(Member::required)) {
            build.addJavadoc("@throws IllegalStateException if a required value is missing; the message names it\n");
        }
        for (Member member : members) {
            nested.addField(FieldSpec.builder(Types.nullable(member.type()), member.name())
                    .build());
            nested.addMethod(setter(builder, member));
            if (member.required()) {
                build.addStatement(
                        "$T.set(this.$L, $S)",
                        types.here("Required"),
                        member.name(),
                        name.simpleName() + "." + member.jsonName());
            }
        }
        nested.addMethod(build.addStatement("return new $T(this)", name).build());
        return TypeSpec.classBuilder(name)
                .addJavadoc("$L\n", what)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(superclass)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(builder, "builder")
                        .addStatement("super($L)", value)
                        .build())
                .addMethod(MethodSpec.methodBuilder("builder")
                        .addJavadoc("Returns a builder with nothing set.\n\n@return a new builder\n")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(builder)
                        .addStatement("return new Builder()")
                        .build())
                .addType(nested.build());
    }

    private static MethodSpec setter(ClassName builder, Member member) {
        return MethodSpec.methodBuilder(member.name())
                .addJavadoc("$L\n\n", Javadoc.of(member.description()))
                .addJavadoc(
                        "@param $L the $L$L\n@return this builder\n",
                        member.name(),
                        Javadoc.of("`" + member.jsonName().replace("`", "'") + "`"),
                        member.required() ? "" : ", or null for none")
                .addModifiers(Modifier.PUBLIC)
                .returns(builder)
                .addParameter(member.required() ? member.type() : Types.nullable(member.type()), member.name())
                .addStatement("this.$L = $L", member.name(), member.name())
                .addStatement("return this")
                .build();
    }
}
