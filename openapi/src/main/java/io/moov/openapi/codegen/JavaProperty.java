package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import io.swagger.v3.oas.models.media.Schema;

/** What the templates ask of a property. */
final class JavaProperty {
    final String baseName;

    /** The field, and the builder's method. */
    final String name;

    final String getter;

    /** Counted from 0, in the order of the document. */
    final int position;

    final String description;
    final boolean deprecated;

    /** The document's default as JSON, or null. The server applies it. */
    final String defaultValue;

    /** The type of the field and its getter, without {@code @Nullable}: primitive where there is always a value. */
    final String type;

    /** The type as a type argument. */
    final String boxedType;

    /** Whether values could be changed, and are copied. */
    final boolean container;

    /** Whether the getter may answer null. */
    final boolean nullable;

    /** The method, and field, that tells null from nothing; or null if there is no difference. */
    final String presence;

    /** Whether nothing is written for null. */
    final boolean absentIfNull;

    /** Whether JSON must have a value. Only requests have what is writeOnly. */
    final boolean demandedOfReader;

    /** Whether a builder must have a value although the getter may answer null, as answers lack what is writeOnly. */
    final boolean demandedOfBuilder;

    /** The document's {@code readOnly}: only answers have it. */
    final boolean readOnly;

    /** The document's {@code writeOnly}: only requests have it. */
    final boolean writeOnly;

    /** The document's {@code x-sensitive}, or a password: the value is shown nowhere. */
    final boolean sensitive;

    /** The document's {@code x-expiry}: the number says when the object expires. */
    final boolean expiry;

    /** The document's {@code x-credential}: the value is one of the client's credentials. */
    final boolean credential;

    /** The document's {@code x-single-use}: a request with the value must not be sent twice. */
    final boolean singleUse;

    /** The document's {@code x-header-value}: only what a header can carry is read. */
    final boolean headerValue;

    /** The Java expression for its Moshi adapter. */
    final String adapter;

    JavaProperty(String baseName, WholeSchema owner, int position, ModelContext context) {
        Schema<?> schema = owner.properties.get(baseName);
        boolean required = owner.required.contains(baseName);
        ValueType value = context.types().of(schema);
        this.baseName = baseName;
        this.name = JavaNames.field(baseName);
        this.getter = "get" + JavaNames.upperFirst(name);
        this.position = position;
        this.description = context.words().description(schema);
        this.deprecated = Boolean.TRUE.equals(schema.getDeprecated());
        this.defaultValue = context.words().defaultValue(schema);
        this.readOnly = context.words().isReadOnly(schema);
        this.writeOnly = context.words().isWriteOnly(schema);
        boolean always = required && !readOnly && !writeOnly;
        this.nullable = !always || value.nullable();
        this.presence = value.nullable() && !always ? "has" + JavaNames.upperFirst(name) : null;
        this.absentIfNull = !always && presence == null;
        this.demandedOfReader = required && !value.nullable() && !writeOnly;
        this.demandedOfBuilder = required && !value.nullable() && writeOnly && !readOnly;
        this.boxedType = value.name();
        this.type = nullable ? boxedType : value.unboxed();
        this.container = value.container();
        this.sensitive = value.sensitive();
        this.expiry = owner.isMarked(baseName, "x-expiry");
        this.credential = owner.isMarked(baseName, "x-credential");
        this.singleUse = owner.isMarked(baseName, "x-single-use");
        this.headerValue = owner.isMarked(baseName, "x-header-value");
        String plain = headerValue ? "JsonAdapters.HEADER_VALUE" : value.adapter();
        this.adapter = plain + (nullable && !absentIfNull ? ".serializeNulls()" : "");
    }
}
