package io.moov.openapi.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/**
 * A mark that the client needs before it sends a body reaches it through the class of that body. It has to be on a
 * property of a JSON body that is an object of one class; wherever else the property is sent, the mark would be lost.
 */
final class BodyMarkRule implements Rule {
    private static final List<String> MARKS = List.of("x-credential", "x-single-use");

    private static final Pattern JSON =
            Pattern.compile("(application|text)/([^;]+\\+)?json(;.*)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern SCHEMA_OF_PARAMETER = Pattern.compile("(.+)/schema");

    @Override
    public void check(Document document, Problems problems) {
        Map<Located, NodeTuple> marked = marked(document);
        if (marked.isEmpty()) {
            return;
        }
        Map<String, List<Located>> children = children(document);
        Set<Located> carried = new LinkedHashSet<>();
        Set<Located> lost = new LinkedHashSet<>();
        for (Located operation : document.operations()) {
            for (Located media : contents(document, operation)) {
                document.at(media.path() + "/schema").ifPresent(body -> {
                    Collection<Located> parts = isJson(media) ? parts(document, body) : List.of();
                    parts.forEach(part -> carried.addAll(document.below(part, "properties")));
                    for (Located schema : uncarried(document, body, parts, children)) {
                        if (marked.containsKey(schema) && lost.add(schema)) {
                            NodeTuple mark = marked.get(schema);
                            problems.add(mark.getKeyNode(), lost(mark, operation, media));
                        }
                    }
                });
            }
        }
        marked.forEach((schema, mark) -> {
            if (!carried.contains(schema) && !lost.contains(schema) && !isOfParameter(document, schema)) {
                problems.add(mark.getKeyNode(), useless(schema, mark));
            }
        });
    }

    /** The schemas that have a mark, and the first that they have. */
    private static Map<Located, NodeTuple> marked(Document document) {
        Map<Located, NodeTuple> marked = new LinkedHashMap<>();
        for (Located schema : document.all(Kind.SCHEMA)) {
            for (NodeTuple entry : Yaml.entries(schema.node())) {
                String name = Yaml.text(entry.getKeyNode());
                if (MARKS.contains(name) && Yaml.isTrue(schema.node(), name)) {
                    marked.putIfAbsent(schema, entry);
                }
            }
        }
        return marked;
    }

    private static List<Located> contents(Document document, Located operation) {
        return document.at(operation.path() + "/requestBody")
                .flatMap(document::resolve)
                .map(body -> document.below(body, "content"))
                .orElse(List.of());
    }

    private static String type(Located media) {
        return Located.unescape(media.path().substring(media.path().lastIndexOf('/') + 1));
    }

    private static boolean isJson(Located media) {
        return JSON.matcher(type(media)).matches();
    }

    /** The parts of the one class that a body is, or nothing if it may be something else. */
    private static Collection<Located> parts(Document document, Located body) {
        Set<Located> parts = new LinkedHashSet<>(new Composition(document).parts(body, List.of("allOf")));
        parts.add(body);
        boolean other = parts.stream().anyMatch(BodyMarkRule::isOther) || hasChildren(document, body);
        return other ? List.of() : parts;
    }

    private static boolean isOther(Located schema) {
        List<String> types = SchemaRule.types(schema.node());
        return List.of("oneOf", "anyOf", "enum", "const").stream().anyMatch(each -> Yaml.has(schema.node(), each))
                || Yaml.isTrue(schema.node(), "nullable")
                || !types.isEmpty() && !types.equals(List.of("object"));
    }

    /** Whether a body is a schema with a discriminator, behind references and wrappers, and so any of its children. */
    private static boolean hasChildren(Document document, Located body) {
        Set<Located> seen = new LinkedHashSet<>();
        List<Located> next = List.of(body);
        while (next.size() == 1 && seen.add(next.get(0))) {
            Located schema = next.get(0);
            if (Yaml.has(schema.node(), "discriminator")) {
                return true;
            }
            if (schema.isReference()) {
                next = document.at(schema.target()).map(List::of).orElse(List.of());
            } else if (Yaml.has(schema.node(), "properties")) {
                next = List.of();
            } else {
                next = document.below(schema, "allOf").stream()
                        .filter(part -> part.isReference()
                                || Yaml.has(part.node(), "properties")
                                || Yaml.has(part.node(), "allOf"))
                        .toList();
            }
        }
        return false;
    }

    /** The schemas of all that is sent in a body, to any depth, but for the properties of the class that it is. */
    private static Set<Located> uncarried(
            Document document, Located body, Collection<Located> parts, Map<String, List<Located>> children) {
        Deque<Located> open = new ArrayDeque<>();
        for (Located part : parts) {
            List<Located> properties = document.below(part, "properties");
            properties.forEach(property -> open.addAll(inside(document, property)));
            inside(document, part).stream()
                    .filter(each -> !parts.contains(each) && !properties.contains(each))
                    .forEach(open::add);
        }
        if (parts.isEmpty()) {
            open.add(body);
        }
        Set<Located> sent = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Located schema = open.pop();
            if (sent.add(schema)) {
                open.addAll(inside(document, schema));
                if (Yaml.has(schema.node(), "discriminator")) {
                    open.addAll(children.getOrDefault(schema.path(), List.of()));
                }
            }
        }
        return sent;
    }

    private static List<Located> inside(Document document, Located schema) {
        List<Located> inside = new ArrayList<>();
        if (schema.isReference()) {
            document.at(schema.target()).ifPresent(inside::add);
        }
        for (NodeTuple entry : Yaml.entries(schema.node())) {
            String keyword = Yaml.text(entry.getKeyNode());
            document.at(schema.path() + "/" + Located.escape(keyword)).ifPresent(inside::add);
            inside.addAll(document.below(schema, keyword));
        }
        inside.removeIf(each -> each.kind() != Kind.SCHEMA);
        return inside;
    }

    /** For each schema the ones that have it as a part. */
    private static Map<String, List<Located>> children(Document document) {
        Composition composition = new Composition(document);
        Map<String, List<Located>> children = new HashMap<>();
        for (Located schema : document.all(Kind.SCHEMA)) {
            if (Yaml.has(schema.node(), "allOf")) {
                composition
                        .parts(schema, List.of("allOf"))
                        .forEach(part -> children.computeIfAbsent(part.path(), path -> new ArrayList<>())
                                .add(schema));
            }
        }
        return children;
    }

    private static String lost(NodeTuple mark, Located operation, Located media) {
        String name = Yaml.text(mark.getKeyNode());
        String place = "the " + type(media) + " body of " + Yaml.text(operation.node(), "operationId");
        return isJson(media)
                ? "'" + name + "' is lost in " + place
                        + ", as it works on a property of the body itself, which must be an"
                        + " object of one class; change the body or take the mark away"
                : "'" + name + "' is lost in " + place
                        + ", as it works in JSON only; give that body a schema without it or" + " take the mark away";
    }

    private static String useless(Located schema, NodeTuple mark) {
        String start = "'" + Yaml.text(mark.getKeyNode()) + "' has no effect";
        return schema.isProperty()
                ? start + ", as no operation has this property in its JSON body; take it away"
                : start + " on what is not a property; move it to a property of a JSON body";
    }

    /** Where an extension of ours is refused already. */
    private static boolean isOfParameter(Document document, Located schema) {
        Matcher holder = SCHEMA_OF_PARAMETER.matcher(schema.path());
        return holder.matches()
                && document.at(holder.group(1))
                        .filter(object -> object.kind() == Kind.PARAMETER || object.kind() == Kind.HEADER)
                        .isPresent();
    }
}
