package io.moov.openapi.model;

import java.util.HashSet;
import java.util.Set;

/** The names of a method's arguments, each of its own. */
final class ArgumentNames {
    private final Set<String> taken = new HashSet<>();

    ArgumentNames() {}

    ArgumentNames(ArgumentNames from) {
        taken.addAll(from.taken);
    }

    /** The name, or with its place in front if it is taken: a path and a query may have a parameter of one name. */
    String claim(String name, String place) {
        String field = JavaNames.field(name);
        String free = taken.contains(field) ? place + JavaNames.upperFirst(field) : field;
        for (int i = 2; !taken.add(free); i++) {
            free = field + i;
        }
        return free;
    }
}
