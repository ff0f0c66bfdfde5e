package io.moov.openapi.codegen;

import org.openapitools.codegen.CodegenParameter;

/** What the templates ask of a parameter beyond what the generator knows; {@code vendorExtensions.java} there. */
final class JavaParameter {
    /** Whether it may be left out. A body may not: Retrofit has no way to send none. */
    final boolean nullable;

    /** The type without {@code @Nullable}: primitive where there is always a value. */
    final String type;

    JavaParameter(CodegenParameter parameter) {
        this.nullable = !parameter.required && !parameter.isBodyParam;
        this.type = nullable ? parameter.dataType : JavaType.unboxed(parameter.dataType);
    }
}
