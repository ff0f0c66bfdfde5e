package io.moov.openapi.model;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The names of a package's classes, none of which may differ from another by upper and lower case only. */
final class ClassNames {
    private final Set<String> taken = new HashSet<>();

    ClassNames(Set<String> runtime) {
        runtime.forEach(this::take);
    }

    private void take(String name) {
        taken.add(name.toLowerCase(Locale.ROOT));
    }

    boolean isFree(String name) {
        return !taken.contains(name.toLowerCase(Locale.ROOT))
                && !taken.contains((name + "JsonAdapter").toLowerCase(Locale.ROOT))
                && !isOfJavaLang(name);
    }

    /** Takes a name, and that of its adapter; with a number behind it if it is not free. */
    String claim(String wanted) {
        String name = wanted;
        for (int i = 2; !isFree(name); i++) {
            name = isOfJavaLang(wanted) && i == 2 ? wanted + "Model" : wanted + i;
        }
        take(name);
        take(name + "JsonAdapter");
        return name;
    }

    void release(String name) {
        taken.remove(name.toLowerCase(Locale.ROOT));
        taken.remove((name + "JsonAdapter").toLowerCase(Locale.ROOT));
    }

    /** A class of that name would stand in for the one that the sources of the runtime mean. */
    private static boolean isOfJavaLang(String name) {
        try {
            Class.forName("java.lang." + name, false, null);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
