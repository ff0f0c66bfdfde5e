package io.moov.openapi.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** What a document may hold but the templates cannot render. The more they learn, the shorter this gets. */
final class UnsupportedRule implements Rule {
    private static final Map<String, String> SCHEMA_KEYWORDS = Map.of(
            "$defs", "use components/schemas",
            "$dynamicRef", "use $ref",
            "$anchor", "use $ref to components/schemas");

    /** Parts that only hold under a condition. The generator passes over them, and so over what they declare. */
    private static final Pattern CONDITIONAL = Pattern.compile("(.*)/(if|then|else|dependentSchemas/[^/]+)");

    private static final Pattern JSON = Pattern.compile("application/([^;]+\\+)?json(;.*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public void check(Document document, Problems problems) {
        document.all(Kind.SCHEMA).forEach(schema -> checkSchema(document, schema, problems));
        document.all(Kind.REQUEST_BODY).forEach(body -> checkContent(body, problems));
        document.all(Kind.RESPONSE).forEach(response -> checkContent(response, problems));
        document.all(Kind.PARAMETER).forEach(parameter -> checkParameter(parameter, problems));
        document.operations().forEach(operation -> checkSuccess(document, operation, problems));
        document.all(Kind.CALLBACK)
                .forEach(callback -> problems.add(callback.node(), "callbacks are not supported; leave them out"));
        Yaml.get(document.root(), "webhooks")
                .ifPresent(webhooks -> problems.add(webhooks, "webhooks are not supported; leave them out"));
    }

    private static void checkSchema(Document document, Located schema, Problems problems) {
        Node node = schema.node();
        SCHEMA_KEYWORDS.forEach((keyword, instead) -> Yaml.get(node, keyword)
                .ifPresent(value -> problems.add(
                        value, "'" + keyword + "' at " + schema.path() + " is not supported; " + instead)));
        if (CONDITIONAL.matcher(schema.path()).matches()) {
            checkConditional(document, schema, problems);
        }
    }

    private static void checkConditional(Document document, Located schema, Problems problems) {
        Composition composition = new Composition(document);
        Set<String> declared = composition.certainProperties(composition.whole(schema));
        for (NodeTuple property : Yaml.entries(schema.node(), "properties")) {
            String name = Yaml.text(property.getKeyNode());
            if (!declared.contains(name)) {
                problems.add(
                        property.getKeyNode(),
                        "property '" + name + "' at " + schema.path()
                                + ", which only holds under a condition, is lost; declare it outside, too");
            }
        }
    }

    private static void checkContent(Located holder, Problems problems) {
        List<String> types = Yaml.keys(holder.node(), "content");
        Yaml.get(holder.node(), "content").ifPresent(content -> {
            if (types.size() > 1) {
                problems.add(
                        content,
                        "several content types at " + holder.path() + " are not supported; keep application/json");
            } else if (types.size() == 1 && !JSON.matcher(types.get(0)).matches()) {
                problems.add(
                        content,
                        "content type " + types.get(0) + " at " + holder.path()
                                + " is not supported; use application/json");
            }
        });
    }

    private static void checkParameter(Located parameter, Problems problems) {
        Node node = parameter.node();
        if (Yaml.text(node, "in").equals("cookie")) {
            problems.add(node, "cookie parameter '" + Yaml.text(node, "name") + "' is not supported; use a header");
        }
        for (String keyword : List.of("content", "style", "explode", "allowReserved")) {
            Yaml.get(node, keyword)
                    .ifPresent(value -> problems.add(
                            value,
                            "'" + keyword + "' of parameter '" + Yaml.text(node, "name")
                                    + "' is not supported; leave it out"));
        }
    }

    private static void checkSuccess(Document document, Located operation, Problems problems) {
        List<Located> successes = document.at(operation.path() + "/responses").stream()
                .flatMap(responses -> Yaml.entries(responses.node()).stream()
                        .map(entry -> Yaml.text(entry.getKeyNode()))
                        .filter(status -> status.startsWith("2"))
                        .flatMap(status -> document.at(responses.path() + "/" + status).stream()))
                .toList();
        long withBody = successes.stream()
                .flatMap(success -> document.resolve(success).stream())
                .filter(success -> Yaml.has(success.node(), "content"))
                .count();
        if (withBody > 1 || (withBody == 1 && successes.size() > 1)) {
            problems.add(
                    operation.node(),
                    "several successes, one with a body, at " + operation.path()
                            + " are not supported; declare one of them");
        }
    }
}
