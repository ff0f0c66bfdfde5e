package io.moov.openapi.model;

import io.moov.openapi.document.Diagnostics;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.Model.EnumModel;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The constants of an enum. What is not of the enum's type, or stands there twice, is left out. */
final class EnumConstants {
    private static final Set<Node.Type> NUMBERS = Set.of(Node.Type.INTEGER, Node.Type.NUMBER);

    private EnumConstants() {}

    /** STRING, LONG or DECIMAL; ANY if the values are of several types, or neither texts nor numbers. */
    static Standard type(MergedSchema schema) {
        List<Node> values = schema.values;
        switch (schema.type()) {
            case "string":
                return Standard.STRING;
            case "integer":
                return values.stream().allMatch(EnumConstants::isLong) ? Standard.LONG : Standard.DECIMAL;
            case "number":
                return Standard.DECIMAL;
            default:
                if (!schema.types.isEmpty()) {
                    return Standard.ANY;
                }
                if (values.stream().allMatch(value -> value.type() == Node.Type.STRING)) {
                    return Standard.STRING;
                }
                if (values.stream().allMatch(EnumConstants::isLong)) {
                    return Standard.LONG;
                }
                return values.stream().allMatch(value -> NUMBERS.contains(value.type()))
                        ? Standard.DECIMAL
                        : Standard.ANY;
        }
    }

    static void add(EnumModel model, MergedSchema schema, Diagnostics diagnostics) {
        Set<String> taken = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (Node value : schema.values) {
            boolean fits = value.isScalar() && (model.type == Standard.STRING || isNumber(value.text()));
            if (!fits || model.type == Standard.STRING && value.type() != Node.Type.STRING) {
                diagnostics.warn(
                        value,
                        "the value is " + value.type().words() + ", but the type is "
                                + (model.type == Standard.STRING ? "string" : "a number") + "; correct it");
            }
            if (fits && seen.add(model.type == Standard.STRING ? value.text() : normal(value.text()))) {
                model.constants.put(free(JavaNames.constant(value.text()), taken), value);
            } else if (fits) {
                diagnostics.warn(value, "'" + value.text() + "' stands here twice; take one away");
            }
        }
    }

    /** 1 and 1.0 are one number. */
    private static String normal(String number) {
        return new BigDecimal(number).stripTrailingZeros().toString();
    }

    private static String free(String wanted, Set<String> taken) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static boolean isLong(Node value) {
        try {
            Long.parseLong(value.text());
            return value.type() == Node.Type.INTEGER;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isNumber(String text) {
        try {
            new BigDecimal(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
