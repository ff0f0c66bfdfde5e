package io.moov.openapi.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** What OpenAPI allows but the generator leaves out without a word, whatever the templates are. */
final class LossRule implements Rule {
    /** Beside $ref the generator drops what these say, though OpenAPI 3.1 adds it to what is referred to. */
    private static final Set<String> DROPPED_BESIDE_REFERENCE = Set.of(
            "type",
            "format",
            "enum",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "allOf",
            "oneOf",
            "anyOf");

    /** Content that is handed out as it is needs no schema. */
    private static final Pattern STRUCTURED =
            Pattern.compile("json|x-www-form-urlencoded|multipart/form-data", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(Document document, Problems problems) {
        document.all(Kind.SCHEMA).stream()
                .filter(Located::isReference)
                .forEach(schema -> checkReference(document, schema, problems));
        document.all(Kind.PATH_ITEM).forEach(path -> checkPath(path, problems));
        document.all(Kind.OPERATION).forEach(operation -> checkServers(operation, problems));
        document.all(Kind.REQUEST_BODY).forEach(body -> checkContent(body, problems));
        document.all(Kind.RESPONSE).forEach(response -> checkContent(response, problems));
    }

    private static void checkReference(Document document, Located schema, Problems problems) {
        document.at(schema.target())
                .filter(target -> target.kind() == Kind.SCHEMA && !target.isComponent())
                .ifPresent(target -> problems.add(
                        Yaml.get(schema.node(), "$ref").orElseThrow(),
                        "$ref to " + target.path() + " leads into a component, which is not supported; make that part"
                                + " a component of its own"));
        for (NodeTuple entry : Yaml.entries(schema.node())) {
            String keyword = Yaml.text(entry.getKeyNode());
            if (DROPPED_BESIDE_REFERENCE.contains(keyword)) {
                problems.add(
                        entry.getKeyNode(), "'" + keyword + "' beside $ref is lost; write both as parts of an allOf");
            }
        }
    }

    private static void checkPath(Located path, Problems problems) {
        Yaml.get(path.node(), "$ref")
                .ifPresent(reference -> problems.add(
                        reference, "a path that is only a $ref loses its operations; write them out here"));
        checkServers(path, problems);
    }

    private static void checkServers(Located holder, Problems problems) {
        Yaml.get(holder.node(), "servers")
                .ifPresent(servers -> problems.add(
                        servers,
                        "servers of " + holder.kind().title + " alone are not called; make it an API of its own"));
    }

    private static void checkContent(Located holder, Problems problems) {
        List<NodeTuple> types = Yaml.entries(holder.node(), "content");
        for (NodeTuple type : types) {
            boolean structured =
                    STRUCTURED.matcher(Yaml.text(type.getKeyNode())).find();
            if (structured && type.getValueNode() instanceof MappingNode media && !Yaml.has(media, "schema")) {
                problems.add(
                        type.getKeyNode(),
                        "the body of " + holder.path() + " has no schema and is lost; say what it holds");
            }
        }
    }
}
