package io.moov.openapi.codegen;

import io.moov.openapi.check.JavaNames;
import java.util.HashSet;
import java.util.Set;

/** The names of a method's parameters, each of its own. */
final class ParameterNames {
    private final Set<String> taken = new HashSet<>();

    ParameterNames(String reserved) {
        taken.add(reserved);
    }

    ParameterNames(ParameterNames from) {
        taken.addAll(from.taken);
    }

    /** The name, or with its place in front if it is taken: a path and a query may have a parameter of one name. */
    String of(String name, String place) {
        String field = JavaNames.field(name);
        String free = taken.contains(field) ? place + JavaNames.upperFirst(field) : field;
        for (int i = 2; !taken.add(free); i++) {
            free = field + i;
        }
        return free;
    }
}
