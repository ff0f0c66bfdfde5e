package io.moov.openapi.check;

import java.util.Locale;
import java.util.regex.Pattern;

/** The Java names that the generator makes, as far as it takes to see which names become one. */
final class JavaNames {
    private static final Pattern SEPARATORS = Pattern.compile("[-_.\\s/:|\\[(]+");
    private static final Pattern FIRST_TWO_CAPITALS = Pattern.compile("[A-Z]{2}.*");

    private JavaNames() {}

    /** The class of a schema, or the beginning of a tag's interface; empty if nothing of the name may stand in one. */
    static String type(String name) {
        StringBuilder type = new StringBuilder();
        for (String word : SEPARATORS.split(name)) {
            String letters = word.replaceAll("[^A-Za-z0-9]", "");
            if (!letters.isEmpty()) {
                type.append(letters.substring(0, 1).toUpperCase(Locale.ROOT)).append(letters.substring(1));
            }
        }
        return type.toString();
    }

    /** The method of an operation; empty if there can be none. */
    static String method(String operationId) {
        return lowerFirst(type(operationId));
    }

    /** The field of a property. Signs that the generator spells out distinguish names and are kept. */
    static String field(String name) {
        if (!name.matches("[-_. A-Za-z0-9]+") || name.matches("[A-Z0-9_]+")) {
            return name;
        }
        String words = FIRST_TWO_CAPITALS.matcher(name).matches()
                ? name.substring(0, 2).toLowerCase(Locale.ROOT) + name.substring(2)
                : name;
        return lowerFirst(type(words));
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
