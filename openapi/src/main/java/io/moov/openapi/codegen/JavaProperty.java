package io.moov.openapi.codegen;

import org.openapitools.codegen.CodegenProperty;

/** What the templates ask of a property beyond what the generator knows; {@code vendorExtensions.java} there. */
final class JavaProperty {
    /** Counted from 0, in the order of the document. */
    final int position;

    /** The type of the field and its getter, without {@code @Nullable}: primitive where there is always a value. */
    final String type;

    /** The type as a type argument. */
    final String boxedType;

    /** Whether the getter may answer null. */
    final boolean nullable;

    /** Whether nothing is written for null. Otherwise null is: the document requires the name, but not a value. */
    final boolean absentIfNull;

    /** The document's {@code x-sensitive}, or a password: the value is shown nowhere. */
    final boolean sensitive;

    /** The document's {@code x-expiry}: the number says when the object expires. */
    final boolean expiry;

    /** The Java expression for its Moshi adapter. */
    final String adapter;

    private JavaProperty(CodegenProperty property, int position) {
        this.position = position;
        this.nullable = !property.required || property.isNullable;
        this.absentIfNull = !property.required;
        this.boxedType = JavaType.of(property);
        this.type = nullable ? boxedType : JavaType.unboxed(boxedType);
        this.sensitive = isSensitive(property);
        this.expiry = isMarked(property, "x-expiry");
        this.adapter = AdapterExpression.of(property) + (nullable && !absentIfNull ? ".serializeNulls()" : "");
    }

    static void describe(CodegenProperty property, int position) {
        property.vendorExtensions.put("java", new JavaProperty(property, position));
    }

    static JavaProperty of(CodegenProperty property) {
        return (JavaProperty) property.vendorExtensions.get("java");
    }

    private static boolean isSensitive(CodegenProperty property) {
        return property.isPassword
                || isMarked(property, "x-sensitive")
                || (property.items != null && isSensitive(property.items));
    }

    private static boolean isMarked(CodegenProperty property, String extension) {
        return Boolean.TRUE.equals(property.vendorExtensions.get(extension));
    }
}
