package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.Use;

/** A property of an object. */
public final class Property {
    public final String jsonName;

    /** The field, and the builder's method. */
    public final String name;

    public final Use use;
    public boolean requiredInJson;
    public boolean readOnly;
    public boolean writeOnly;
    public boolean deprecated;

    /** CommonMark; empty if the document says nothing. */
    public String description = "";

    /** The document's default as text, or null; the server applies it. */
    public String defaultValue;

    /** The only value that there is, which a builder sets by itself; null if there are others. */
    public String onlyValue;

    /** The text of the discriminator where it can be only one, which a builder sets by itself; or null. */
    public String discriminatorValue;

    private boolean ambiguous;

    /** The document's {@code x-expiry}: the number says when the object expires. */
    public boolean expiry;

    /** The document's {@code x-credential}: the value is one of the client's credentials. */
    public boolean credential;

    /** The document's {@code x-single-use}: a request with the value must not be sent twice. */
    public boolean singleUse;

    /** The document's {@code x-header-value}: only what a header can carry is read. */
    public boolean headerValue;

    /** Where it stands, or {@link Node#NONE} if it is only required. */
    final Node source;

    Property(String jsonName, String name, Use use, Node source) {
        this.source = source;
        this.jsonName = jsonName;
        this.name = name;
        this.use = use;
    }

    /** Takes the discriminator of a union that the object is a variant of; several that differ are none. */
    void setDiscriminator(String value) {
        boolean text = use.type() == JavaType.Standard.STRING
                || use.type() instanceof JavaType.ClassOf named
                        && named.model() instanceof Model.EnumModel values
                        && values.type == JavaType.Standard.STRING;
        if (text && !ambiguous) {
            ambiguous = discriminatorValue != null && !discriminatorValue.equals(value);
            discriminatorValue = ambiguous ? null : value;
        }
    }

    public String getter() {
        return "get" + JavaNames.upperFirst(name);
    }

    /** Whether requests and responses alike have it. */
    private boolean always() {
        return requiredInJson && !readOnly && !writeOnly;
    }

    /** Whether the getter may return null. */
    public boolean isNullable() {
        return !always() || use.nullable();
    }

    /** The method, and field, that tells null from nothing; null if there is no difference. */
    public String presence() {
        return use.nullable() && !always() ? "has" + JavaNames.upperFirst(name) : null;
    }

    /** Whether nothing is written for null. */
    public boolean absentIfNull() {
        return !always() && presence() == null;
    }

    /** Whether JSON must have a value. Only requests have what is writeOnly. */
    public boolean demandedOfReader() {
        return requiredInJson && !use.nullable() && !writeOnly;
    }

    /** Whether a builder must have a value although the getter may return null, as responses lack what is writeOnly. */
    public boolean demandedOfBuilder() {
        return requiredInJson && !use.nullable() && writeOnly && !readOnly;
    }
}
