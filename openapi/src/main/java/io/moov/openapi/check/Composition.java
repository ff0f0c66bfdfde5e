package io.moov.openapi.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a schema is put together from: its own keywords, what it refers to, and the parts of allOf, anyOf and oneOf. */
final class Composition {
    private static final Pattern PART =
            Pattern.compile("(.+)/(?:(?:allOf|anyOf|oneOf)/\\d+|not|if|then|else|dependentSchemas/[^/]+)");

    private final Document document;

    Composition(Document document) {
        this.document = document;
    }

    /** The names of the properties that a schema has in any of its parts. */
    Set<String> properties(Located schema) {
        return names(schema, List.of("allOf", "anyOf", "oneOf"));
    }

    /** The names of the properties that every value of a schema has. */
    Set<String> certainProperties(Located schema) {
        return names(schema, List.of("allOf"));
    }

    /** The schemas below the keywords, to any depth and through references; the schema itself only if it comes again. */
    Collection<Located> parts(Located schema, List<String> keywords) {
        Map<String, Located> parts = new LinkedHashMap<>();
        Deque<Located> open = new ArrayDeque<>(List.of(schema));
        while (!open.isEmpty()) {
            for (Located next : next(open.pop(), keywords)) {
                if (parts.putIfAbsent(next.path(), next) == null) {
                    open.add(next);
                }
            }
        }
        return parts.values();
    }

    /** The schema that a part is a part of, at the top: what one part requires another may declare. */
    Located whole(Located schema) {
        Located whole = schema;
        Matcher part = PART.matcher(whole.path());
        while (part.matches()) {
            Optional<Located> above = document.at(part.group(1)).filter(object -> object.kind() == Kind.SCHEMA);
            if (above.isEmpty()) {
                return whole;
            }
            whole = above.get();
            part = PART.matcher(whole.path());
        }
        return whole;
    }

    private Set<String> names(Located schema, List<String> keywords) {
        Set<String> names = new LinkedHashSet<>(Yaml.keys(schema.node(), "properties"));
        parts(schema, keywords).forEach(part -> names.addAll(Yaml.keys(part.node(), "properties")));
        return names;
    }

    private List<Located> next(Located schema, List<String> keywords) {
        List<Located> next = new ArrayList<>();
        if (schema.isReference()) {
            document.at(schema.target()).ifPresent(next::add);
        }
        keywords.forEach(keyword -> next.addAll(document.below(schema, keyword)));
        return next;
    }
}
