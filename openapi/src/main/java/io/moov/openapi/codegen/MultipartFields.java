package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.media.Encoding;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The parts of a multipart form, each a parameter: files, texts, and JSON. */
final class MultipartFields {
    private static final ValueType FILE = ValueType.plain("FilePart", "");

    private final RequestBody body;
    private final MediaType media;
    private final OperationContext context;
    private final OperationPlace place;
    private final List<JavaParameter> required = new ArrayList<>();
    private final List<JavaParameter> optional = new ArrayList<>();
    private final StringBuilder source = new StringBuilder("FormParts.start()");

    MultipartFields(RequestBody body, MediaType media, OperationContext context, OperationPlace place) {
        this.body = body;
        this.media = media;
        this.context = context;
        this.place = place;
    }

    RequestVariant variant(String suffix, ParameterNames names) {
        Schema<?> schema = media.getSchema();
        if (schema == null || context.kind(schema) != SchemaKind.OBJECT) {
            place.refuse("a multipart form without properties; declare its parts");
            return RequestVariant.NONE;
        }
        WholeSchema whole = context.whole(schema);
        if (whole.extras instanceof Schema) {
            place.refuse("additionalProperties of a multipart form; declare its parts");
        }
        whole.properties.forEach((name, property) -> {
            if (!context.models().words().isReadOnly(property)) {
                add(name, property, whole.required.contains(name), names);
            }
        });
        List<JavaParameter> parameters = new ArrayList<>(required);
        parameters.addAll(optional);
        SentParameter sent = new SentParameter(
                "@Body",
                "RequestBody",
                false,
                names.of("body", "request"),
                source.append(".body()").toString());
        return new RequestVariant(suffix, null, parameters, sent);
    }

    private void add(String name, Schema<?> property, boolean isRequired, ParameterNames names) {
        Encoding encoding =
                media.getEncoding() == null ? null : media.getEncoding().get(name);
        String contentType = encoding == null ? null : encoding.getContentType();
        if (encoding != null
                && encoding.getHeaders() != null
                && !encoding.getHeaders().isEmpty()) {
            place.refuse("headers of the part '" + name + "'; leave them out");
        }
        WholeSchema whole = context.whole(property);
        boolean list = context.kind(property) == SchemaKind.LIST && whole.items != null;
        Schema<?> single = list ? whole.items : property;
        ValueType type = isFile(single, contentType) ? list ? ValueType.list(FILE) : FILE : context.type(property);
        String description = context.models().words().description(property);
        JavaParameter java = JavaParameter.of(
                names.of(name, "part"),
                type,
                isRequired,
                Objects.requireNonNullElse(description, "the part `" + name.replace("`", "'") + "`"));
        (java.nullable() ? optional : required).add(java);
        source.append(call(name, java, type, single, list, contentType));
    }

    private String call(
            String name, JavaParameter java, ValueType type, Schema<?> single, boolean list, String contentType) {
        String start = StringLiteral.of(name) + ", ";
        if (isFile(single, contentType)) {
            return (list ? ".files(" : ".file(") + start + java.name() + ")";
        }
        boolean text = context.shape(single) == ValueShape.TEXT && context.kind(single) != SchemaKind.ANY;
        String partType = contentType == null ? text ? "text/plain" : MediaTypes.JSON : contentType;
        String value = StringLiteral.of(partType) + ", " + GeneratedAdapter.of(type) + ", " + java.name() + ")";
        if (MediaTypes.isJson(partType)) {
            return (list && contentType == null ? ".jsonEach(" : ".json(") + start + value;
        }
        if (!text || MediaTypes.isRange(partType) || partType.contains(",")) {
            place.refuse("the part '" + name + "' as " + partType + "; use application/json or text/plain");
        }
        return ".text(" + start + value;
    }

    /** In 3.0 format: binary; in 3.1 a contentMediaType without an encoding, or no type at all beside a content type. */
    private boolean isFile(Schema<?> schema, String contentType) {
        WholeSchema whole = context.whole(schema);
        if ("binary".equals(whole.format)) {
            return true;
        }
        boolean plain = contentType == null || MediaTypes.isText(contentType) || MediaTypes.isJson(contentType);
        boolean bytes = schema.getContentMediaType() != null
                && whole.encoding == null
                && !MediaTypes.isText(schema.getContentMediaType());
        return bytes || !plain && (context.kind(schema) == SchemaKind.ANY || context.kind(schema) == SchemaKind.PLAIN);
    }
}
