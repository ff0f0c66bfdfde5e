package io.moov.openapi.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.moov.openapi.model.JavaType;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.ListOf;
import io.moov.openapi.model.JavaType.MapOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.JavaType.Use;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The names of types in generated code, and the expressions for their adapters. */
final class Types {
    static final ClassName NULLABLE = ClassName.get(Nullable.class);
    static final ClassName STRING = ClassName.get(String.class);
    static final ClassName OBJECT = ClassName.get(Object.class);

    private static final Map<Standard, ClassName> CLASSES = Map.ofEntries(
            Map.entry(Standard.STRING, STRING),
            Map.entry(Standard.BOOLEAN, ClassName.get(Boolean.class)),
            Map.entry(Standard.LONG, ClassName.get(Long.class)),
            Map.entry(Standard.DOUBLE, ClassName.get(Double.class)),
            Map.entry(Standard.DECIMAL, ClassName.get(BigDecimal.class)),
            Map.entry(Standard.DECIMAL_TEXT, ClassName.get(BigDecimal.class)),
            Map.entry(Standard.DATE_TIME, ClassName.get(OffsetDateTime.class)),
            Map.entry(Standard.DATE, ClassName.get(LocalDate.class)),
            Map.entry(Standard.UUID, ClassName.get(UUID.class)),
            Map.entry(Standard.URI, ClassName.get(URI.class)),
            Map.entry(Standard.BYTES, ClassName.get(ByteString.class)),
            Map.entry(Standard.ANY, OBJECT));

    private static final Map<Standard, String> ADAPTERS = Map.ofEntries(
            Map.entry(Standard.STRING, "JsonString"),
            Map.entry(Standard.BOOLEAN, "JsonBoolean"),
            Map.entry(Standard.LONG, "JsonLong"),
            Map.entry(Standard.DOUBLE, "JsonDouble"),
            Map.entry(Standard.DECIMAL, "JsonDecimal"),
            Map.entry(Standard.DECIMAL_TEXT, "JsonDecimalText"),
            Map.entry(Standard.DATE_TIME, "JsonDateTime"),
            Map.entry(Standard.DATE, "JsonDate"),
            Map.entry(Standard.UUID, "JsonUuid"),
            Map.entry(Standard.URI, "JsonUri"),
            Map.entry(Standard.BYTES, "JsonBase64"),
            Map.entry(Standard.ANY, "JsonAny"));

    private final String javaPackage;
    private final String sharedPackage;
    private final boolean tellsVariants;
    private boolean deprecated;

    /**
     * @param sharedPackage where the annotations of all APIs are
     * @param tellsVariants whether there is a union in the package
     */
    Types(String javaPackage, String sharedPackage, boolean tellsVariants) {
        this.javaPackage = javaPackage;
        this.sharedPackage = sharedPackage;
        this.tellsVariants = tellsVariants;
    }

    /** Whether there is a union in the package, whose variants are told apart by how values fit them. */
    boolean tellsVariants() {
        return tellsVariants;
    }

    /** Whether a type that is deprecated was named since this was asked for the last time. */
    boolean hasNamedDeprecated() {
        boolean named = deprecated;
        deprecated = false;
        return named;
    }

    /** A class of the package: of a model, or of the runtime. */
    ClassName here(String name) {
        return ClassName.get(javaPackage, name);
    }

    /** A class that is the same for all APIs. */
    ClassName shared(String name) {
        return ClassName.get(sharedPackage, name);
    }

    /** The type as a type argument, without {@code @Nullable}. */
    TypeName boxed(JavaType type) {
        if (type instanceof ListOf list) {
            return ParameterizedTypeName.get(
                    ClassName.get(list.unique() ? Set.class : List.class), argument(list.element()));
        }
        if (type instanceof MapOf map) {
            return ParameterizedTypeName.get(ClassName.get(Map.class), STRING, argument(map.value()));
        }
        if (type instanceof ClassOf named) {
            deprecated |= named.model().deprecated;
            return here(named.model().className);
        }
        return CLASSES.get((Standard) type);
    }

    /** The type of a value, primitive if it can be. */
    TypeName plain(Use use) {
        return use.type() == Standard.LONG || use.type() == Standard.DOUBLE || use.type() == Standard.BOOLEAN
                ? boxed(use.type()).unbox()
                : boxed(use.type());
    }

    /** The type of a value that may be null, or not. */
    TypeName value(Use use, boolean nullable) {
        return nullable ? nullable(boxed(use.type())) : plain(use);
    }

    static TypeName nullable(TypeName type) {
        return type.annotated(AnnotationSpec.builder(NULLABLE).build());
    }

    TypeName argument(Use use) {
        TypeName type = boxed(use.type());
        return use.nullable() ? nullable(type) : type;
    }

    /** The adapter, where a variable {@code moshi} finds those of models. */
    CodeBlock adapter(Use use) {
        return adapter(use.type(), CodeBlock.of("moshi.adapter"));
    }

    /** The adapter, where there is no Moshi at hand. */
    CodeBlock ownAdapter(Use use) {
        return adapter(use.type(), CodeBlock.of("$T.of", here("ModelAdapters")));
    }

    /** The adapter of a list's elements, or of the value, whose null is left out by who writes the argument. */
    CodeBlock argumentAdapter(Use use) {
        return use.type() instanceof ListOf list
                ? CodeBlock.of(
                        "$T.$L($L)", here("JsonArray"), list.unique() ? "set" : "list", ownAdapter(list.element()))
                : ownAdapter(use);
    }

    private CodeBlock adapter(JavaType type, CodeBlock finder) {
        if (type instanceof ListOf list) {
            String method = list.unique() ? "set" : "list";
            return CodeBlock.of("$T.$L($L)", here("JsonArray"), method, strict(list.element(), finder));
        }
        if (type instanceof MapOf map) {
            return CodeBlock.of("$T.of($L)", here("JsonMap"), strict(map.value(), finder));
        }
        if (type instanceof ClassOf) {
            return CodeBlock.of("$L($T.class)", finder, boxed(type));
        }
        return CodeBlock.of("$T.ADAPTER", here(ADAPTERS.get((Standard) type)));
    }

    /** The adapter, which refuses null unless it is a value. */
    private CodeBlock strict(Use use, CodeBlock finder) {
        CodeBlock adapter = adapter(use.type(), finder);
        return use.nullable() ? adapter : CodeBlock.of("$L.nonNull()", adapter);
    }

    /** An unmodifiable copy of a value, or the value if nothing can change it. */
    CodeBlock copy(Use use, CodeBlock value) {
        return use.isContainer() ? CodeBlock.of("$T.copy($L)", here("Unmodifiable"), value) : value;
    }
}
