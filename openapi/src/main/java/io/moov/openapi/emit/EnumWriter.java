package io.moov.openapi.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.EnumModel;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes a class with constants that takes other values too, and its adapter. */
final class EnumWriter {
    private static final String OPEN = """
            <p>The API may add values at any time, so this is not a Java enum: {@link #of} takes every value, and an unknown one
            survives a round trip. Immutable and thread-safe; compare with {@code equals}.
            """;

    private final Types types;
    private final EnumModel model;
    private final ClassName name;
    private final Use use;
    private final TypeName type;

    private EnumWriter(EnumModel model, Types types) {
        this.types = types;
        this.model = model;
        this.name = types.here(model.className);
        this.use = new Use(model.type, false, false);
        this.type = types.plain(use);
    }

    static void write(EnumModel model, Types types, Sources sources) {
        EnumWriter writer = new EnumWriter(model, types);
        sources.add(writer.values());
        sources.add(writer.adapter());
    }

    private TypeSpec.Builder values() {
        TypeSpec.Builder values = Members.model(types, model, OPEN);
        model.constants.forEach((constant, value) -> values.addField(FieldSpec.builder(
                        name, constant, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("$L.\n", Javadoc.of(value.text().isBlank() ? "A blank text" : "`" + value.text() + "`"))
                .initializer("new $T($L)", name, literal(value.text()))
                .build()));
        boolean primitive = type.isPrimitive();
        values.addField(Members.field(type, "value"))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(type, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addJavadoc("""
                                Returns the object for a value of the JSON.

                                @param value the value, known or not
                                @return the object for the value
                                """)
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .returns(name)
                        .addParameter(type, "value")
                        .addStatement(
                                "return new $T($L)",
                                name,
                                primitive
                                        ? CodeBlock.of("value")
                                        : CodeBlock.of("$T.requireNonNull(value, $S)", Objects.class, "value"))
                        .build())
                .addMethod(MethodSpec.methodBuilder("getValue")
                        .addJavadoc("""
                                Returns the value as it is in JSON.

                                @return the value
                                """)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(type)
                        .addStatement("return value")
                        .build())
                .addMethod(Members.equals()
                        .addStatement("return other instanceof $T && $L", name, equality())
                        .build())
                .addMethod(Members.hashCode(hash()))
                .addMethod(text());
        return values;
    }

    private CodeBlock literal(String value) {
        return switch (model.type) {
            case STRING -> Members.literal(value);
            case LONG -> CodeBlock.of("$LL", Long.parseLong(value));
            default -> CodeBlock.of("new $T($S)", BigDecimal.class, value);
        };
    }

    private CodeBlock equality() {
        return switch (model.type) {
            case STRING -> CodeBlock.of("value.equals((($T) other).value)", name);
            case LONG -> CodeBlock.of("value == (($T) other).value", name);
            default -> CodeBlock.of("value.compareTo((($T) other).value) == 0", name);
        };
    }

    private CodeBlock hash() {
        return switch (model.type) {
            case STRING -> CodeBlock.of("value.hashCode()");
            case LONG -> CodeBlock.of("$T.hashCode(value)", Long.class);
            default -> CodeBlock.of("value.stripTrailingZeros().hashCode()");
        };
    }

    private MethodSpec text() {
        if (model.sensitive) {
            return Members.toString("Masks the value, which is secret.", CodeBlock.of("$S", Members.MASK));
        }
        CodeBlock text = switch (model.type) {
            case STRING -> CodeBlock.of("value");
            case LONG -> CodeBlock.of("$T.toString(value)", Long.class);
            default -> CodeBlock.of("value.toString()");
        };
        return Members.toString("Returns the value, as {@link #getValue} does.", text);
    }

    private TypeSpec.Builder adapter() {
        TypeSpec.Builder adapter = Members.adapter(types, model);
        ClassName fit = types.here("VariantFit");
        CodeBlock read = CodeBlock.of(
                "$T.of($T.notNull($L.fromJson(reader)))", name, types.here("Required"), types.adapter(use));
        MethodSpec.Builder reading = Members.fromJson(name);
        if (!types.tellsVariants()) {
            return addMethods(adapter, reading.addStatement("return $L", read));
        }
        reading.addStatement("$T value = $L", name, read);
        if (model.constant) {
            String only = model.constants.keySet().iterator().next();
            reading.addStatement("$T.exact(reader, value.equals($T.$L))", fit, name, only);
        } else {
            adapter.addField(FieldSpec.builder(
                            ParameterizedTypeName.get(ClassName.get(Set.class), name),
                            "KNOWN",
                            Modifier.PRIVATE,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .initializer("$T.of($L)", Set.class, constants())
                    .build());
            reading.addStatement("$T.knownValue(reader, KNOWN.contains(value))", fit);
        }
        return addMethods(adapter, reading.addStatement("return value"));
    }

    private TypeSpec.Builder addMethods(TypeSpec.Builder adapter, MethodSpec.Builder reading) {
        return adapter.addMethod(reading.build())
                .addMethod(Members.toJson(name)
                        .addStatement("writer.value($T.notNull(value).getValue())", types.here("Required"))
                        .build());
    }

    private CodeBlock constants() {
        return model.constants.keySet().stream()
                .map(constant -> CodeBlock.of("$T.$L", name, constant))
                .collect(CodeBlock.joining(", "));
    }
}
