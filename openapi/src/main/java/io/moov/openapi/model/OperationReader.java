package io.moov.openapi.model;

import io.moov.openapi.document.Document;
import io.moov.openapi.document.Node;
import io.moov.openapi.model.Operation.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an operation. */
final class OperationReader {
    private static final Set<String> WITHOUT_BODY = Set.of("get", "head", "trace");

    private final Document document;
    private final LeftOut leftOut;
    private final ParameterReader parameters;
    private final BodyReader bodies;
    private final ResponseReader responses;

    OperationReader(SchemaTypes types, LeftOut leftOut) {
        this.document = types.schemas().document();
        this.leftOut = leftOut;
        this.parameters = new ParameterReader(types, leftOut);
        this.bodies = new BodyReader(types, leftOut);
        this.responses = new ResponseReader(types, bodies, leftOut);
    }

    /** The operation, or nothing if it is left out. */
    Optional<Operation> read(String path, Node item, String method, Node node, String name) {
        Operation operation = new Operation(node, method.toUpperCase(Locale.ROOT), path, name);
        operation.deprecated = node.isTrue("deprecated");
        operation.idempotent = node.isTrue("x-idempotent");
        Node security =
                node.has("security") ? node.get("security") : document.root().get("security");
        operation.unauthenticated =
                !security.isNone() && security.elements().stream().allMatch(OperationReader::isEmpty);
        operation.httpSchemes = httpSchemes(security);
        ArgumentNames names = new ArgumentNames();
        parameters.read(operation, item, names);
        addRequests(operation, method, names);
        Map<String, Node> byStatus = responses(node);
        responses.read(operation, byStatus);
        operation.description = describe(operation, security, byStatus);
        return Optional.of(operation);
    }

    private void addRequests(Operation operation, String method, ArgumentNames names) {
        Node body = operation.source.get("requestBody");
        if (!body.isNone() && WITHOUT_BODY.contains(method)) {
            leftOut.add(
                    body,
                    "body with " + operation.httpMethod,
                    "a body with " + operation.httpMethod + " is never sent, and is left out; use POST, or parameters");
        } else if (!body.isNone()) {
            operation.requests.addAll(bodies.read(operation, document.resolve(body), names));
        }
        if (operation.requests.isEmpty()) {
            operation.requests.add(new Request("", null, null));
        }
    }

    private Map<String, Node> responses(Node operation) {
        Map<String, Node> byStatus = new LinkedHashMap<>();
        operation.get("responses").members().forEach((status, response) -> {
            String key =
                    status.toUpperCase(Locale.ROOT).equals("DEFAULT") ? "default" : status.toUpperCase(Locale.ROOT);
            if (key.matches("[1-5](\\d\\d|XX)|default")) {
                byStatus.put(key, document.resolve(response));
            } else if (!key.startsWith("X-")) {
                leftOut.add(
                        response,
                        "no status",
                        "'" + status + "' is not a status; write one such as '200' or '4XX', or default");
            }
        });
        return byStatus;
    }

    private String describe(Operation operation, Node security, Map<String, Node> byStatus) {
        Node node = operation.source;
        List<String> paragraphs = new ArrayList<>();
        String summary = node.text("summary").strip();
        paragraphs.add(summary.isEmpty() ? "`" + operation.httpMethod + " " + operation.documentPath + "`." : summary);
        paragraphs.add(node.text("description").strip());
        paragraphs.add(describe(security, operation.unauthenticated));
        paragraphs.add(describeHeaders(byStatus));
        return paragraphs.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String describe(Node security, boolean none) {
        if (security.isNone()) {
            return "";
        }
        String ways = security.elements().stream().map(OperationReader::way).collect(Collectors.joining(", or "));
        return "Authentication: " + (none ? "none; no credentials are sent" : ways) + ".";
    }

    private List<String> httpSchemes(Node security) {
        Node schemes = document.root().at("/components/securitySchemes");
        return security.elements().stream()
                .flatMap(requirement -> requirement.names().stream())
                .map(name -> httpScheme(document.resolve(schemes.get(name))))
                .filter(scheme -> !scheme.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** OAuth 2.0 and OpenID Connect end in a bearer token (RFC 6750). */
    private static String httpScheme(Node scheme) {
        switch (scheme.text("type")) {
            case "oauth2":
            case "openIdConnect":
                return "bearer";
            case "http":
                String name = scheme.text("scheme").toLowerCase(Locale.ROOT);
                return List.of("basic", "bearer").contains(name) ? name : "";
            default:
                return "";
        }
    }

    private static boolean isEmpty(Node requirement) {
        return requirement.names().isEmpty();
    }

    private static String way(Node requirement) {
        if (isEmpty(requirement)) {
            return "none";
        }
        return requirement.members().entrySet().stream()
                .map(scheme -> code(scheme.getKey()) + scopes(scheme.getValue()))
                .collect(Collectors.joining(" with "));
    }

    private static String scopes(Node scopes) {
        return scopes.elements().isEmpty()
                ? ""
                : scopes.elements().stream()
                        .map(scope -> code(scope.text()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String code(String name) {
        return "`" + name.replace("`", "'") + "`";
    }

    private String describeHeaders(Map<String, Node> byStatus) {
        Map<String, String> headers = new LinkedHashMap<>();
        byStatus.values()
                .forEach(response -> response.get("headers")
                        .members()
                        .forEach((name, header) -> headers.putIfAbsent(
                                name,
                                document.resolve(header).text("description").strip())));
        String list = headers.entrySet().stream()
                .map(header -> "- " + code(header.getKey()) + described(header.getValue()))
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? "" : "Response headers:\n" + list;
    }

    private static String described(String description) {
        return description.isEmpty() ? "" : ": " + description.replaceAll("\\s+", " ");
    }
}
