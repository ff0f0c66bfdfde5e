package io.moov.openapi.model;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** The Java names that generated code has for those of the document. */
public final class JavaNames {
    /** Methods that every object has, names that the generated code has a use for, and no word but an underscore. */
    private static final Set<String> TAKEN_FIELDS =
            Set.of("equals", "wait", "NAMES", "CREDENTIAL_NAMES", "FIRST_TIMESTAMP", "unknownMembers", "receivedAt");

    /** Retrofit's interfaces have them from Object. */
    private static final Set<String> OBJECT_METHODS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '$', "dollar"),
            Map.entry((int) '@', "at"),
            Map.entry((int) '+', "plus"),
            Map.entry((int) '#', "hash"),
            Map.entry((int) '%', "percent"),
            Map.entry((int) '*', "star"),
            Map.entry((int) '&', "and"),
            Map.entry((int) '<', "less"),
            Map.entry((int) '>', "greater"),
            Map.entry((int) '=', "equal"),
            Map.entry((int) '!', "not"),
            Map.entry((int) '?', "query"),
            Map.entry((int) '~', "tilde"),
            Map.entry((int) '^', "caret"),
            Map.entry((int) '\\', "backslash"),
            Map.entry((int) '"', "quote"),
            Map.entry((int) '\'', "apostrophe"));

    private static final int LONGEST = 160;

    private static final Pattern SEPARATORS = Pattern.compile("[-_.\\s/:|\\[(]+");
    private static final Pattern MINUS = Pattern.compile("^-(?=\\d)");
    private static final Pattern ACRONYM = Pattern.compile("^[A-Z]{2,}(?![a-z])|^[A-Z]+(?=[A-Z][a-z])");
    private static final Pattern WORD_ENDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private JavaNames() {}

    /**
     * The class of a schema, or the beginning of a tag's interface.
     *
     * @param name the schema's name, or the tag
     * @return the name; empty if nothing of the document's name may stand in one
     */
    public static String type(String name) {
        String type = shortened(words(name, "[^A-Za-z0-9]"));
        if (type.isEmpty()) {
            return "";
        }
        return Character.isDigit(type.charAt(0)) ? "Model" + type : type;
    }

    /**
     * The method of an operation.
     *
     * @param operationId the operation's id
     * @return the name; empty if nothing of the id may stand in one
     */
    public static String method(String operationId) {
        String method = lowerFirst(words(operationId, "[^A-Za-z0-9]"));
        boolean odd = !method.isEmpty() && !Character.isJavaIdentifierStart(method.charAt(0));
        return odd || SourceVersion.isKeyword(method) || OBJECT_METHODS.contains(method)
                ? "call" + upperFirst(method)
                : method;
    }

    /**
     * The field, the builder's method, and after {@code get} the getter of a property. Signs are spelt out.
     *
     * @param name the property's name
     * @return the name, which is never empty
     */
    public static String field(String name) {
        String spelt = spellOut(MINUS.matcher(name).replaceFirst("minus "));
        if (SEPARATORS.matcher(spelt).replaceAll("").isEmpty()) {
            return name.isEmpty() ? "empty" : "underscore";
        }
        if (spelt.matches("[A-Z0-9_]+")) {
            return valid(spelt);
        }
        String words =
                ACRONYM.matcher(spelt).replaceFirst(acronym -> acronym.group().toLowerCase(Locale.ROOT));
        return valid(lowerFirst(words(words, "[\\])]")));
    }

    /**
     * The constant of an enum's value. Signs are spelt out.
     *
     * @param value the value as text
     * @return the name, which is never empty
     */
    public static String constant(String value) {
        String spelt = spellOut(MINUS.matcher(value).replaceFirst("minus "));
        String words = WORD_ENDS.matcher(spelt.strip()).replaceAll("_");
        String constant = SEPARATORS
                .matcher(words.replaceAll("[\\])]", ""))
                .replaceAll("_")
                .toUpperCase(Locale.ROOT);
        constant = shortened(constant);
        if (constant.replace("_", "").isEmpty()) {
            return value.isEmpty() ? "EMPTY" : "BLANK";
        }
        return Character.isJavaIdentifierStart(constant.charAt(0)) ? constant : "_" + constant;
    }

    /** The names of files are no longer than 255 bytes. */
    private static String shortened(String name) {
        return name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }

    private static String valid(String name) {
        String started = Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
        return SourceVersion.isKeyword(started) || TAKEN_FIELDS.contains(started) ? started + "_" : started;
    }

    /** Letters, digits and what separates words stay; every other sign becomes a word. */
    private static String spellOut(String name) {
        return name.codePoints()
                .mapToObj(sign -> isPlain(sign) ? Character.toString(sign) : " " + word(sign) + " ")
                .collect(Collectors.joining())
                .strip();
    }

    private static boolean isPlain(int sign) {
        boolean letter = sign < 0x80
                ? Character.isLetterOrDigit(sign)
                : Character.isJavaIdentifierPart(sign) && !Character.isIdentifierIgnorable(sign);
        return letter || "-_. /:|[(])".indexOf(sign) >= 0;
    }

    private static String word(int sign) {
        return SIGNS.getOrDefault(sign, "u" + Integer.toHexString(sign));
    }

    private static String words(String name, String dropped) {
        StringBuilder words = new StringBuilder();
        for (String word : SEPARATORS.split(name)) {
            String letters = word.replaceAll(dropped, "");
            if (!letters.isEmpty()) {
                words.append(upperFirst(letters));
            }
        }
        return words.toString();
    }

    /**
     * A name with a capital letter in front.
     *
     * @param name a name
     * @return the same name, but for its first letter
     */
    public static String upperFirst(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String lowerFirst(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
