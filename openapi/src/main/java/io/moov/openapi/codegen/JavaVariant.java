package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** What the templates ask of one of the types that a union may hold. */
final class JavaVariant {
    /**
     * What a variant is called besides its type.
     *
     * @param overloadable whether no other variant has the same type to Java
     * @param labels the values of the discriminator that mean it
     * @param constants the constants, if it is an enum
     */
    record Names(boolean overloadable, Collection<String> labels, List<String> constants) {}

    /** The field. */
    final String name;

    final String accessor;

    /** The type as a type argument. */
    final String type;

    /** The type for where there is always a value. */
    final String unboxed;

    final boolean primitive;

    /** The method that makes a union of it: {@code of}, unless another variant's would be the same to Java. */
    final String factory;

    final boolean container;
    final boolean sensitive;

    /** The Java expression for its Moshi adapter, which refuses null. */
    final String adapter;

    /** The constants of an enum: it also takes other values, but what another variant knows is that one's. */
    final List<String> constants;

    /** The values of the discriminator that mean it, as Java literals. */
    final List<String> labels;

    /** Whether the discriminator can mean it. */
    final boolean known;

    /** As many elements as there are variants before, and after. */
    final List<Boolean> before;

    final List<Boolean> after;

    JavaVariant(ValueType value, Names names, int before, int after) {
        String label = label(value.name());
        String field = JavaNames.field(label);
        this.name = field.equals("json") ? "json_" : field;
        this.accessor = "as" + label;
        this.type = value.name();
        this.unboxed = value.unboxed();
        this.primitive = !unboxed.equals(type);
        this.factory = names.overloadable() ? "of" : "of" + label;
        this.container = value.container();
        this.sensitive = value.sensitive();
        this.adapter = value.adapter() + ".nonNull()";
        this.constants = names.constants().stream()
                .map(constant -> type + "." + constant)
                .toList();
        this.labels = names.labels().stream().map(StringLiteral::of).toList();
        this.known = !labels.isEmpty();
        this.before = Collections.nCopies(before, true);
        this.after = Collections.nCopies(after, true);
    }

    /** A type's name that can be part of a method's. */
    private static String label(String type) {
        String plain = type.replace("@Nullable ", "");
        if (!plain.endsWith(">")) {
            return plain;
        }
        String element = label(
                plain.substring(plain.indexOf('<') + 1, plain.length() - 1).replaceFirst("^String, ", ""));
        return element + plain.substring(0, plain.indexOf('<'));
    }
}
