package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.EnumModel;
import io.moov.openapi.model.Operation.Group;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parameters of an operation, other than its body, and how they are handed over. */
final class ParameterReader {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}/]+)\\}");
    private static final Pattern RETROFIT_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]*");

    /** The client sends the same version with every request, whatever the interface. */
    private static final String SENT_BY_CLIENT = "x-moov-version";

    private static final Set<String> SET_BY_CLIENT = Set.of(
            "accept",
            "content-type",
            "authorization",
            "user-agent",
            "accept-encoding",
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "cookie");

    /** More optional parameters than these are handed over as one value. */
    private static final int MOST_OPTIONAL = 2;

    private final SchemaTypes types;
    private final LeftOut leftOut;

    ParameterReader(SchemaTypes types, LeftOut leftOut) {
        this.types = types;
        this.leftOut = leftOut;
    }

    void read(Operation operation, Node item, ArgumentNames names) {
        operation.path = operation.path.replaceAll("#.*", "");
        List<Parameter> all = new ArrayList<>();
        List<String> query = new ArrayList<>();
        for (Node node : merged(item, operation.source).values()) {
            read(operation, node, names, query).ifPresent(all::add);
        }
        undeclared(operation, all, names);
        group(operation, all);
        operation.required.sort(Comparator.comparingInt(parameter -> position(operation, parameter)));
        placeholders(operation, all);
        operation.path = relative(operation.path) + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    /** Those of the path come first, unless the operation has its own. */
    private Map<String, Node> merged(Node item, Node operation) {
        Map<String, Node> merged = new LinkedHashMap<>();
        for (Node declaring : List.of(item, operation)) {
            for (Node each : declaring.get("parameters").elements()) {
                Node parameter = types.schemas().document().resolve(each);
                if (parameter.isMapping()) {
                    merged.put(parameter.text("in") + " " + parameter.text("name"), parameter);
                }
            }
        }
        return merged;
    }

    private Optional<Parameter> read(Operation operation, Node node, ArgumentNames names, List<String> query) {
        String in = node.text("in");
        String name = node.text("name");
        if (!Set.of("path", "query", "header", "cookie").contains(in) || name.isEmpty()) {
            leftOut.add(
                    node,
                    "parameter without a place",
                    "a parameter without a name, or of no known place, is left out;"
                            + " give it a 'name', and 'in' as path, query, header or cookie");
            return Optional.empty();
        }
        if (in.equals("header") && isSetByClient(node, name)) {
            return Optional.empty();
        }
        if (in.equals("path") && !operation.path.contains("{" + name + "}")) {
            leftOut.add(
                    node,
                    "path parameter that is not in the path",
                    "the path " + operation.documentPath + " has no {" + name + "}, and the parameter is left out;"
                            + " correct one of the two");
            return Optional.empty();
        }
        Map.Entry<String, Node> content =
                node.get("content").members().entrySet().stream().findFirst().orElse(Map.entry("", Node.NONE));
        Node media = content.getValue();
        boolean hasContent = !node.has("schema") && media.has("schema");
        boolean json = hasContent && MediaTypes.isJson(content.getKey());
        Node schema = hasContent ? media.get("schema") : node.get("schema");
        String owner = JavaNames.type(operation.name) + JavaNames.upperFirst(JavaNames.field(name));
        boolean any = !schema.isMapping();
        Use use = any ? Use.ANY : types.of(schema, owner);
        if (hasContent && !json && !use.isText()) {
            leftOut.add(
                    node,
                    "parameter of a media type other than JSON",
                    "the parameter '" + name + "' cannot be written as " + content.getKey()
                            + ", and is left out; describe it as a text, or as application/json");
            return Optional.empty();
        }
        boolean required = node.isTrue("required") || in.equals("path");
        Optional<String> only = required && !any ? onlyValue(use) : Optional.empty();
        if (only.isPresent() && !in.equals("cookie")) {
            sendConstant(operation, in, name, only.get(), query);
            return Optional.empty();
        }
        String style =
                node.has("style") ? node.text("style") : in.equals("query") || in.equals("cookie") ? "form" : "simple";
        boolean explode = node.has("explode") ? node.isTrue("explode") : style.equals("form");
        String description = node.text("description").isBlank()
                ? "the " + in + " parameter `" + name.replace("`", "'") + "`"
                : node.text("description");
        return Optional.of(new Parameter(
                node,
                in,
                name,
                names.claim(name, in),
                any ? new Use(JavaType.Standard.STRING, false, false) : use,
                required,
                style,
                explode,
                json,
                node.isTrue("allowReserved"),
                (node.isTrue("deprecated") ? "(deprecated) " : "") + description));
    }

    private boolean isSetByClient(Node node, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (SET_BY_CLIENT.contains(lower)) {
            leftOut.add(
                    node,
                    "header that the client sets",
                    "OpenAPI ignores a parameter for the header '" + name
                            + "', or the client sets it itself; take it away");
            return true;
        }
        if (!HEADER_NAME.matcher(name).matches()) {
            leftOut.add(
                    node,
                    "header without a valid name",
                    "'" + name + "' is not the name of a header (RFC 9110 section 5.1), and is left out; rename it");
            return true;
        }
        return lower.equals(SENT_BY_CLIENT);
    }

    private static Optional<String> onlyValue(Use use) {
        return use.type() instanceof ClassOf named
                        && named.model() instanceof EnumModel values
                        && values.constants.size() == 1
                ? Optional.of(values.constants.values().iterator().next().text())
                : Optional.empty();
    }

    private static void sendConstant(Operation operation, String in, String name, String value, List<String> query) {
        switch (in) {
            case "path" -> operation.path = operation.path.replace("{" + name + "}", encode(value));
            case "query" -> query.add(encode(name) + "=" + encode(value));
            default -> operation.constantHeaders.add(name + ": " + value);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Names in the path that no parameter declares are texts. */
    private void undeclared(Operation operation, List<Parameter> all, ArgumentNames names) {
        Matcher matcher = PLACEHOLDER.matcher(operation.path);
        while (matcher.find()) {
            String name = matcher.group(1);
            if (all.stream()
                    .noneMatch(
                            each -> each.in().equals("path") && each.jsonName().equals(name))) {
                types.schemas()
                        .document()
                        .diagnostics()
                        .warnAtKey(
                                operation.source,
                                "the operation does not declare the path parameter '" + name
                                        + "', and it becomes a text;" + " declare it");
                all.add(new Parameter(
                        operation.source,
                        "path",
                        name,
                        names.claim(name, "path"),
                        new Use(JavaType.Standard.STRING, false, false),
                        true,
                        "simple",
                        false,
                        false,
                        false,
                        "the path parameter `" + name.replace("`", "'") + "`"));
            }
        }
    }

    private void group(Operation operation, List<Parameter> all) {
        boolean many = all.stream().filter(Parameter::isNullable).count() > MOST_OPTIONAL;
        boolean query = all.stream().anyMatch(each -> each.in().equals("query") && !each.isNative());
        boolean headers =
                all.stream().anyMatch(each -> Set.of("header", "cookie").contains(each.in()) && !each.isNative());
        List<Parameter> inQuery = new ArrayList<>();
        List<Parameter> inHeaders = new ArrayList<>();
        for (Parameter each : all) {
            boolean grouped =
                    !each.isNative() || each.isNullable() && (many || (each.in().equals("query") ? query : headers));
            if (each.in().equals("path")) {
                operation.required.add(each);
                if (!each.isNative() || mayEndScheme(operation.path, each)) {
                    String wanted = JavaNames.type(operation.name) + JavaNames.upperFirst(each.name());
                    operation.pathClasses.put(each.name(), types.names().claim(wanted));
                }
            } else if (grouped) {
                (each.in().equals("query") ? inQuery : inHeaders).add(each);
            } else {
                (each.isNullable() ? operation.optional : operation.required).add(each);
            }
        }
        operation.query = groupOf(operation, "Params", inQuery);
        operation.headers = groupOf(operation, "Headers", inHeaders);
    }

    /** Whether a colon in the value would be taken for the end of a scheme: Retrofit does not encode it. */
    private static boolean mayEndScheme(String path, Parameter parameter) {
        String first = path.replaceFirst("^/+", "").replaceFirst("/.*", "");
        return first.contains("{" + parameter.jsonName() + "}") && parameter.mayHoldColon();
    }

    private Group groupOf(Operation operation, String suffix, List<Parameter> parameters) {
        return parameters.isEmpty()
                ? null
                : new Group(types.names().claim(JavaNames.type(operation.name) + suffix), parameters);
    }

    private static int position(Operation operation, Parameter parameter) {
        return parameter.in().equals("path")
                ? operation.path.indexOf("{" + parameter.jsonName() + "}")
                : Integer.MAX_VALUE;
    }

    /** Retrofit takes few names in a path; others are replaced by a number. */
    private static void placeholders(Operation operation, List<Parameter> all) {
        int number = 0;
        for (Parameter each : all) {
            if (each.in().equals("path")) {
                number++;
                String name = each.jsonName();
                String placeholder = RETROFIT_NAME.matcher(name).matches() ? name : "p" + number;
                operation.path = operation.path.replace("{" + name + "}", "{" + placeholder + "}");
                operation.placeholders.put(each.name(), placeholder);
            }
        }
    }

    /** Relative to the address of the API. A colon in the first segment would be taken for the end of a scheme. */
    private static String relative(String path) {
        String relative = path.replaceFirst("^/+", "");
        if (relative.isEmpty()) {
            return ".";
        }
        int slash = relative.indexOf('/');
        String first = slash < 0 ? relative : relative.substring(0, slash);
        return first.replace(":", "%3A") + relative.substring(first.length());
    }
}
