package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Objects;
import java.util.Set;

/**
 * How the value of a parameter is written: as Retrofit does it where that is right, else by {@code ParameterStyles},
 * which is generated beside the interfaces.
 */
final class ParameterWriting {
    /** Types whose {@code toString} is what JSON has. */
    private static final Set<String> SELF_WRITING = Set.of("String", "Long", "Boolean", "UUID", "URI", "LocalDate");

    private final Parameter parameter;
    private final Schema<?> schema;
    private final boolean asJson;
    private final ValueShape shape;
    private final ValueType type;
    private final OperationContext context;
    private final String style;
    private final boolean explode;
    private final boolean reserved;

    ParameterWriting(Parameter parameter, OperationContext context) {
        this.parameter = parameter;
        this.context = context;
        this.asJson = parameter.getSchema() == null;
        this.schema = asJson ? parameter.getContent().values().iterator().next().getSchema() : parameter.getSchema();
        this.shape = asJson ? ValueShape.TEXT : context.shape(schema);
        this.type = context.type(schema);
        boolean form = Set.of("query", "cookie").contains(parameter.getIn());
        this.style = parameter.getStyle() == null
                ? form ? "form" : "simple"
                : parameter.getStyle().toString();
        this.explode = Objects.requireNonNullElse(parameter.getExplode(), style.equals("form"));
        this.reserved = Boolean.TRUE.equals(parameter.getAllowReserved());
    }

    ValueType type() {
        return type;
    }

    boolean required() {
        return Boolean.TRUE.equals(parameter.getRequired());
    }

    /** What cannot be written, and what to do; or null. */
    String unsupported() {
        String media = asJson ? parameter.getContent().keySet().iterator().next() : MediaTypes.JSON;
        if (!MediaTypes.isJson(media)) {
            return "as " + media + " has no rule of writing; use application/json";
        }
        if (shape == ValueShape.NESTED) {
            return "is nested deeper than a style can write; use content with application/json";
        }
        if (style.equals("deepObject") && shape != ValueShape.MEMBERS) {
            return "is no object, which the style deepObject is for; use the style form";
        }
        if (Set.of("spaceDelimited", "pipeDelimited").contains(style)
                && (shape == ValueShape.TEXT || explode && shape == ValueShape.MEMBERS)) {
            return "is nothing that the style " + style + " can write; use the style form";
        }
        boolean several = shape != ValueShape.TEXT;
        return parameter.getIn().equals("cookie") && several && explode
                ? "in a cookie cannot be exploded; write explode: false"
                : null;
    }

    SentParameter sent(JavaParameter java, String placeholder, boolean first) {
        return switch (parameter.getIn()) {
            case "path" -> path(java, placeholder, first);
            case "query" -> query(java);
            case "header" -> header(java);
            default -> throw new IllegalStateException(parameter.getIn());
        };
    }

    /** As Java source, {@code name=value} for a cookie. */
    String cookie(JavaParameter java) {
        return "ParameterStyles.cookie(" + nameLiteral() + ", " + json(java) + ")";
    }

    /** A colon in the first segment would be taken for the end of a scheme. */
    private SentParameter path(JavaParameter java, String placeholder, boolean first) {
        String name = StringLiteral.of(placeholder);
        if (style.equals("simple") && shape == ValueShape.TEXT && writesItself(schema) && !first) {
            return SentParameter.asItIs("@Path(" + name + ")", java);
        }
        String value = style.equals("matrix")
                ? "ParameterStyles.matrix(" + nameLiteral() + ", " + json(java) + ", " + explode + ")"
                : "ParameterStyles." + style + "(" + json(java) + ", " + explode + ")";
        return new SentParameter("@Path(value = " + name + ", encoded = true)", "String", false, java.name(), value);
    }

    private SentParameter query(JavaParameter java) {
        boolean repeated = shape == ValueShape.TEXTS && explode;
        if (!reserved && style.equals("form") && (isPlainText() || repeated && isListOfPlain())) {
            return SentParameter.asItIs("@Query(" + nameLiteral() + ")", java);
        }
        if (shape == ValueShape.MEMBERS && (explode || style.equals("deepObject"))) {
            String value = style.equals("deepObject")
                    ? "ParameterStyles.deepObject(" + nameLiteral() + ", " + json(java) + ", " + reserved + ")"
                    : "ParameterStyles.members(" + json(java) + ", " + reserved + ")";
            return new SentParameter("@QueryMap(encoded = true)", "Map<String, String>", false, java.name(), value);
        }
        String annotation = "@Query(value = " + encodedName() + ", encoded = true)";
        if (shape == ValueShape.TEXT || repeated) {
            String value = "ParameterStyles.repeated(" + json(java) + ", " + reserved + ")";
            return new SentParameter(annotation, "List<String>", java.nullable(), java.name(), value);
        }
        String separator = style.equals("spaceDelimited") ? "%20" : style.equals("pipeDelimited") ? "%7C" : ",";
        String value =
                "ParameterStyles.joined(" + json(java) + ", " + StringLiteral.of(separator) + ", " + reserved + ")";
        return new SentParameter(annotation, "String", true, java.name(), value);
    }

    private SentParameter header(JavaParameter java) {
        String annotation = "@Header(" + nameLiteral() + ")";
        if (isPlainText()) {
            return SentParameter.asItIs(annotation, java);
        }
        String value = "ParameterStyles.header(" + json(java) + ", " + explode + ")";
        return new SentParameter(annotation, "String", true, java.name(), value);
    }

    private boolean isPlainText() {
        return shape == ValueShape.TEXT && writesItself(schema);
    }

    private boolean isListOfPlain() {
        Schema<?> items = context.whole(schema).items;
        return items != null && context.kind(schema) == SchemaKind.LIST && writesItself(items);
    }

    private boolean writesItself(Schema<?> schema) {
        if (asJson) {
            return false;
        }
        if (context.kind(schema) == SchemaKind.ENUM) {
            boolean shown = !context.type(schema).sensitive();
            return shown
                    && Set.of("string", "integer")
                            .contains(context.whole(schema).typeOfValues());
        }
        return SELF_WRITING.contains(context.type(schema).name());
    }

    /** The value as JSON has it: text, numbers, lists and maps of such, or as one text of JSON. */
    private String json(JavaParameter java) {
        String method = asJson ? "text" : "json";
        return "ParameterStyles." + method + "(" + GeneratedAdapter.of(type) + ", " + java.name() + ")";
    }

    private String nameLiteral() {
        return StringLiteral.of(parameter.getName());
    }

    private String encodedName() {
        return StringLiteral.of(PercentEncoding.of(parameter.getName()));
    }
}
