package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the templates ask of an enum; {@code openEnum} there. */
final class JavaEnum {
    /** A value that the document names: the constant, and the value as text and as a Java literal. */
    record Constant(String name, String text, String literal) {
        boolean blank() {
            return text.isBlank() || text.contains("`");
        }
    }

    /** The type of the value: String, long or BigDecimal. */
    final String type;

    final boolean text;
    final boolean whole;
    final boolean decimal;
    final List<Constant> constants = new ArrayList<>();

    JavaEnum(WholeSchema schema) {
        String typeOfValues = schema.typeOfValues();
        this.text = typeOfValues.equals("string");
        this.whole = typeOfValues.equals("integer");
        this.decimal = typeOfValues.equals("number");
        this.type = text ? "String" : whole ? "long" : "BigDecimal";
        Set<String> names = new HashSet<>();
        for (Object value : schema.values) {
            if (value != null) {
                constants.add(new Constant(unique(name(value.toString()), names), value.toString(), literal(value)));
            }
        }
    }

    static boolean isLong(Object value) {
        try {
            new BigDecimal(value.toString()).longValueExact();
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private String literal(Object value) {
        if (text) {
            return StringLiteral.of(value.toString());
        }
        return whole
                ? new BigDecimal(value.toString()).longValueExact() + "L"
                : "new BigDecimal(" + StringLiteral.of(value.toString()) + ")";
    }

    private String name(String value) {
        String name = JavaNames.constant(value);
        return text ? name : "NUMBER_" + name;
    }

    private static String unique(String name, Set<String> names) {
        String unique = name;
        for (int i = 2; !names.add(unique.toUpperCase(Locale.ROOT)); i++) {
            unique = name + "_" + i;
        }
        return unique;
    }
}
