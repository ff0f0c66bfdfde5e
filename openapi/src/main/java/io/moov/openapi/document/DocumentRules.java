package io.moov.openapi.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the published schema cannot say of paths, operations, references, servers and security. */
final class DocumentRules {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern COMPONENT_NAME = Pattern.compile("[a-zA-Z0-9._-]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)\\}");

    /** Under these names stand values, and no part of the document. */
    private static final Set<String> VALUES = Set.of("example", "examples", "default", "enum", "const");

    /** What a reference must lead to, by the name of the list or mapping that it stands in. */
    private static final Map<String, String> KINDS = Map.of(
            "responses", "a response",
            "parameters", "a parameter",
            "headers", "a header",
            "requestBodies", "a request body",
            "requestBody", "a request body",
            "schemas", "a schema",
            "schema", "a schema",
            "callbacks", "a callback");

    private final Document document;
    private final Diagnostics diagnostics;

    DocumentRules(Document document) {
        this.document = document;
        this.diagnostics = document.diagnostics();
    }

    void check() {
        Node paths = document.root().get("paths");
        if (paths.isMapping() && paths.names().stream().noneMatch(name -> name.startsWith("/"))) {
            diagnostics.warn(paths, "there are no paths, and only models are made; add some");
        }
        Map<String, String> patterns = new HashMap<>();
        paths.members().forEach((path, item) -> path(path, item, patterns));
        document.root().get("servers").elements().forEach(this::server);
        security(document.root().get("security"));
        document.root()
                .get("components")
                .members()
                .values()
                .forEach(group -> group.members().forEach((name, each) -> {
                    if (!COMPONENT_NAME.matcher(name).matches() && !group.key().startsWith("x-")) {
                        diagnostics.warnAtKey(
                                each,
                                "'" + name + "' is no name for a component; use letters, digits, '.', '-' and '_'");
                    }
                }));
        references(document.root());
    }

    private void path(String path, Node item, Map<String, String> patterns) {
        if (path.startsWith("x-")) {
            return;
        }
        if (!path.startsWith("/")) {
            diagnostics.warnAtKey(item, "the path '" + path + "' does not begin with a slash; begin it with one");
        }
        if (path.contains("#")) {
            diagnostics.warnAtKey(item, "what stands after '#' in the path is not sent, and is cut; leave it out");
        }
        if (path.matches(".*/\\.\\.?(/.*)?")) {
            diagnostics.warnAtKey(item, "'" + path + "' leads to another path; write that one");
        }
        List<String> names = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(path);
        while (matcher.find()) {
            if (names.contains(matcher.group(1))) {
                diagnostics.warnAtKey(item, "the path has a parameter twice; rename one of them");
            }
            names.add(matcher.group(1));
        }
        if (matcher.replaceAll("").matches(".*[{}].*")) {
            diagnostics.warnAtKey(item, "the path has a brace without its partner; close it, or take it away");
        }
        String same = patterns.putIfAbsent(PLACEHOLDER.matcher(path).replaceAll("{}"), path);
        if (same != null) {
            diagnostics.warnAtKey(item, "the path is the same as " + same + "; put the operations into one of them");
        }
        for (String method : METHODS) {
            if (item.get(method).isMapping()) {
                operation(item.get(method));
            }
        }
        parameters(item.get("parameters"));
    }

    private void operation(Node operation) {
        parameters(operation.get("parameters"));
        security(operation.get("security"));
        Node responses = operation.get("responses");
        if (responses.isMapping() && responses.names().stream().allMatch(status -> status.startsWith("x-"))) {
            diagnostics.warn(responses, "there are no responses; declare one");
        }
        responses.members().forEach((status, response) -> {
            if (!status.matches("[1-5](\\d\\d|XX)|default|x-.*")) {
                diagnostics.warnAtKey(
                        response, "'" + status + "' is not a status; write one such as '200' or '4XX', or default");
            }
        });
        document.resolve(operation.get("requestBody")).get("content").members().forEach((type, media) -> {
            if (media.isMapping() && !media.has("schema")) {
                diagnostics.warn(media, "the media type " + type + " has no schema, and is sent as it is; add one");
            }
        });
    }

    private void parameters(Node parameters) {
        Set<String> seen = new HashSet<>();
        for (Node each : parameters.elements()) {
            Node parameter = document.resolve(each);
            String key = parameter.text("in") + " " + parameter.text("name");
            if (parameter.isMapping() && !seen.add(key)) {
                diagnostics.warn(
                        each, "the parameter '" + parameter.text("name") + "' is declared twice; take one away");
            }
            if (parameter.text("in").equals("path") && !parameter.isTrue("required")) {
                diagnostics.warn(parameter, "a path parameter is always required; write required: true");
            }
            if (parameter.has("in") && !parameter.has("schema") && !parameter.has("content")) {
                diagnostics.warn(
                        parameter,
                        "the parameter '" + parameter.text("name") + "' needs a schema or a content; add one");
            }
            Node content = parameter.get("content");
            if (content.isMapping() && content.names().size() != 1) {
                diagnostics.warn(content, "the content of a parameter must have one media type; name one");
            }
        }
    }

    private void server(Node server) {
        Node variables = server.get("variables");
        Matcher matcher = PLACEHOLDER.matcher(server.text("url"));
        while (matcher.find()) {
            if (!variables.has(matcher.group(1))) {
                diagnostics.warn(
                        server.get("url"), "'" + matcher.group(1) + "' is not declared; declare it in 'variables'");
            }
        }
        for (Node variable : variables.members().values()) {
            List<String> values =
                    variable.get("enum").elements().stream().map(Node::text).toList();
            if (!values.isEmpty() && !values.contains(variable.text("default"))) {
                diagnostics.warn(
                        variable.get("default"),
                        "'" + variable.text("default") + "' is not in the variable's enum; "
                                + Spelling.didYouMean(variable.text("default"), values));
            }
        }
    }

    private void security(Node requirements) {
        Set<String> schemes =
                new TreeSet<>(document.root().at("/components/securitySchemes").names());
        for (Node requirement : requirements.elements()) {
            requirement.members().forEach((name, scopes) -> {
                if (!schemes.contains(name)) {
                    diagnostics.warnAtKey(
                            scopes, "'" + name + "' is not a security scheme; " + Spelling.didYouMean(name, schemes));
                }
            });
        }
    }

    /** Follows every reference, used or not. */
    private void references(Node node) {
        if (Document.isReference(node) && !node.key().equals("properties")) {
            Node target = document.resolve(node);
            boolean property = node.parent().parent().key().matches("properties|patternProperties");
            String place = property ? null : KINDS.get(node.parent().key());
            String kind = kind(target);
            if (place != null && kind != null && !place.equals(kind)) {
                diagnostics.warn(
                        node.get("$ref"), "$ref leads to " + kind + " where " + place + " belongs; correct it");
            } else if (target.isMapping() && target.parent().key().equals("components")) {
                diagnostics.error(node.get("$ref"), "$ref '" + node.text("$ref") + "' leads nowhere; name a component");
            }
            return;
        }
        node.members().forEach((name, member) -> {
            boolean value = VALUES.contains(name)
                    && !node.key().equals("responses")
                    && !node.key().equals("properties");
            if (!name.startsWith("x-") && !value) {
                references(member);
            }
        });
        node.elements().forEach(this::references);
    }

    private static String kind(Node target) {
        Node group = target.parent();
        return group.parent().key().equals("components") && KINDS.containsKey(group.key())
                ? KINDS.get(group.key())
                : null;
    }
}
