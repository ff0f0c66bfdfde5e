package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The parameters of an operation other than its body: its own, and those of its path that it does not replace. */
final class OperationParameters {
    private static final Pattern HEADER_NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern RETROFIT_NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]*");

    /** The client sends the same version with every request, whatever the interface. */
    private static final Set<String> SENT_BY_CLIENT = Set.of("x-moov-version");

    private static final Set<String> SET_BY_CLIENT = Set.of(
            "user-agent", "accept-encoding", "host", "connection", "content-length", "transfer-encoding", "cookie");

    final List<JavaParameter> required = new ArrayList<>();
    final List<JavaParameter> optional = new ArrayList<>();
    final List<SentParameter> sent = new ArrayList<>();
    final ParameterNames names = new ParameterNames("written");

    /** The path as Retrofit wants it. */
    String path;

    private final OperationContext context;
    private final OperationPlace place;
    private final List<String> cookies = new ArrayList<>();

    OperationParameters(
            String path, PathItem item, Operation operation, OperationContext context, OperationPlace place) {
        this.context = context;
        this.place = place;
        this.path = path;
        merged(item, operation).forEach(this::add);
        if (!cookies.isEmpty()) {
            String value = "ParameterStyles.cookies(" + String.join(", ", cookies) + ")";
            sent.add(new SentParameter("@Header(\"Cookie\")", "String", true, names.of("cookie", "all"), value));
        }
        this.path = relative(this.path);
    }

    /** Those in the path come first, and what the path's operations share comes last, as some parsers have it. */
    private List<Parameter> merged(PathItem item, Operation operation) {
        Map<String, Parameter> merged = new LinkedHashMap<>();
        for (List<Parameter> parameters : List.of(list(operation.getParameters()), list(item.getParameters()))) {
            parameters.stream()
                    .map(context.references()::resolve)
                    .forEach(parameter -> merged.putIfAbsent(parameter.getIn() + " " + parameter.getName(), parameter));
        }
        return merged.values().stream()
                .sorted(Comparator.comparing(parameter -> !parameter.getIn().equals("path")))
                .toList();
    }

    private void add(Parameter parameter) {
        String name = parameter.getName();
        boolean header = parameter.getIn().equals("header");
        if (header && SENT_BY_CLIENT.contains(name.toLowerCase())) {
            return;
        }
        ParameterWriting writing = new ParameterWriting(parameter, context);
        String problem = writing.unsupported();
        if (header && SET_BY_CLIENT.contains(name.toLowerCase())) {
            problem = "is a header that the client sets itself; take it away";
        } else if (header && !HEADER_NAME.matcher(name).matches()) {
            problem = "is no name of a header (RFC 9110 section 5.1); rename it";
        }
        if (problem != null) {
            place.refuse(parameter.getIn() + " parameter '" + name + "' " + problem);
            return;
        }
        JavaParameter java = JavaParameter.of(
                names.of(name, parameter.getIn()), writing.type(), writing.required(), description(parameter));
        (java.nullable() ? optional : required).add(java);
        if (parameter.getIn().equals("cookie")) {
            cookies.add(writing.cookie(java));
        } else {
            sent.add(writing.sent(java, placeholder(parameter, java), isInFirstSegment(parameter)));
        }
    }

    private String description(Parameter parameter) {
        String text = Objects.requireNonNullElse(parameter.getDescription(), "").isBlank()
                ? "the " + parameter.getIn() + " parameter `"
                        + parameter.getName().replace("`", "'") + "`"
                : parameter.getDescription();
        return Boolean.TRUE.equals(parameter.getDeprecated()) ? "(deprecated) " + text : text;
    }

    /** Retrofit takes few names in a path; others are replaced by the Java name there. */
    private String placeholder(Parameter parameter, JavaParameter java) {
        String name = parameter.getName();
        if (!parameter.getIn().equals("path") || RETROFIT_NAME.matcher(name).matches()) {
            return name;
        }
        String cleaned = RETROFIT_NAME.matcher(java.name()).matches() ? java.name() : "p" + required.size();
        path = path.replace("{" + name + "}", "{" + cleaned + "}");
        return cleaned;
    }

    private boolean isInFirstSegment(Parameter parameter) {
        int end = path.indexOf('/', 1);
        return path.substring(0, end < 0 ? path.length() : end).contains("{" + parameter.getName() + "}");
    }

    /** Relative to the address of the API. A colon in the first segment would be taken for the end of a scheme. */
    private static String relative(String path) {
        String relative = path.replaceFirst("^/", "");
        if (relative.isEmpty()) {
            return ".";
        }
        int slash = relative.indexOf('/');
        String first = slash < 0 ? relative : relative.substring(0, slash);
        return first.replace(":", "%3A") + relative.substring(first.length());
    }

    String types(List<JavaParameter> visible) {
        return visible.stream().map(JavaParameter::erased).collect(Collectors.joining(", "));
    }

    private static List<Parameter> list(List<Parameter> parameters) {
        return parameters == null ? List.of() : parameters;
    }
}
