package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A class that is generated for a schema. */
public abstract sealed class Model {
    /** Where the schema stands. */
    public final Node source;

    public final String className;

    /** What the document calls it. */
    public final String schemaName;

    /** CommonMark; empty if the document says nothing. */
    public String description = "";

    public boolean deprecated;

    Model(Node source, String className, String schemaName) {
        this.source = source;
        this.className = className;
        this.schemaName = schemaName;
    }

    /** An object with properties. */
    public static final class ObjectModel extends Model {
        public final List<Property> properties = new ArrayList<>();

        /** What members without a property are; null if they are kept, but not offered. */
        public Use additional;

        public String additionalName = "additionalProperties";

        /** Whether the schema forbids members without a property. They are kept all the same, but tell unions apart. */
        public boolean closed;

        ObjectModel(Node source, String className, String schemaName) {
            super(source, className, schemaName);
        }

        /** Whether the core has to know of the body before it sends a request. */
        public boolean isMarked() {
            return properties.stream().anyMatch(property -> property.credential || property.singleUse);
        }

        Property property(String jsonName) {
            return properties.stream()
                    .filter(property -> property.jsonName.equals(jsonName))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Named values, and any other of their type. */
    public static final class EnumModel extends Model {
        /** STRING, LONG or DECIMAL. */
        public final JavaType.Standard type;

        /** The values by the names of their constants. */
        public final Map<String, Node> constants = new LinkedHashMap<>();

        public boolean sensitive;

        /** Whether another value tells that it is another schema's: the document's {@code const}. */
        public boolean constant;

        EnumModel(Node source, String className, String schemaName, JavaType.Standard type) {
            super(source, className, schemaName);
            this.type = type;
        }
    }

    /** One of several types. */
    public static final class UnionModel extends Model {
        public final List<Variant> variants = new ArrayList<>();

        /** The member of objects that tells the variant; null if there is none. */
        public String discriminator;

        /** Whether a value may be several of the variants at once. */
        public boolean several;

        /** Of a response: the variants by status, range, or default. */
        public final Map<String, Variant> byStatus = new LinkedHashMap<>();

        UnionModel(Node source, String className, String schemaName) {
            super(source, className, schemaName);
        }
    }

    /** A type that a union may be, by the name that its methods and fields have. */
    public static final class Variant {
        public final String name;
        public final Use use;

        /** The schema, as it is merged. */
        final MergedSchema schema;

        /** Values of the discriminator that tell this variant. */
        public final Set<String> labels = new TreeSet<>();

        Variant(String name, Use use, MergedSchema schema) {
            this.name = name;
            this.use = use;
            this.schema = schema;
        }
    }

    /** A value that is a whole body, and that Moshi alone could not read or write. */
    public static final class BodyModel extends Model {
        public final Use value;

        BodyModel(Node source, String className, Use value) {
            super(source, className, className);
            this.value = value;
        }
    }
}
