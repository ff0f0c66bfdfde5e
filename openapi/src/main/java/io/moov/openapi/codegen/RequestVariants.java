package io.moov.openapi.codegen;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The ways to send an operation's body: one for each content type, JSON first, and none at all if that may be. */
final class RequestVariants {
    private final OperationContext context;
    private final OperationPlace place;
    private final ParameterNames names;
    private final RequestBody body;

    private RequestVariants(Operation operation, ParameterNames names, OperationContext context, OperationPlace place) {
        this.context = context;
        this.place = place;
        this.names = names;
        this.body = context.references().resolve(operation.getRequestBody());
    }

    static List<RequestVariant> of(
            Operation operation, ParameterNames names, OperationContext context, OperationPlace place) {
        if (operation.getRequestBody() == null) {
            return List.of(RequestVariant.NONE);
        }
        return new RequestVariants(operation, names, context, place).all();
    }

    private List<RequestVariant> all() {
        List<RequestVariant> variants = new ArrayList<>();
        if (!Boolean.TRUE.equals(body.getRequired())) {
            variants.add(RequestVariant.NONE);
        }
        boolean first = true;
        for (Map.Entry<String, MediaType> media : jsonFirst().entrySet()) {
            String suffix = first ? "" : "As" + MediaTypes.shortName(media.getKey());
            variants.add(variant(media.getKey(), media.getValue(), suffix));
            first = false;
        }
        return variants;
    }

    private Map<String, MediaType> jsonFirst() {
        Map<String, MediaType> sorted = new LinkedHashMap<>();
        body.getContent().forEach((type, media) -> {
            if (isJson(type, media)) {
                sorted.put(type, media);
            }
        });
        sorted.putAll(body.getContent());
        return sorted;
    }

    private boolean isJson(String type, MediaType media) {
        boolean anyType = type.equals("*/*")
                && media.getSchema() != null
                && context.kind(media.getSchema()) != SchemaKind.PLAIN
                && context.kind(media.getSchema()) != SchemaKind.ANY;
        return MediaTypes.isJson(type) || anyType;
    }

    private RequestVariant variant(String type, MediaType media, String suffix) {
        ParameterNames own = new ParameterNames(names);
        if (isJson(type, media)) {
            return json(MediaTypes.isRange(type) ? MediaTypes.JSON : type, media, suffix, own);
        }
        if (MediaTypes.isForm(type)) {
            return form(media, suffix, own);
        }
        if (MediaTypes.isMultipartForm(type)) {
            return new MultipartFields(body, media, context, place).variant(suffix, own);
        }
        boolean bytes = media.getSchema() != null && "binary".equals(context.whole(media.getSchema()).format);
        if (MediaTypes.isText(type) && !bytes) {
            JavaParameter java = parameter(ValueType.plain("String", "STRING"), own);
            return written(suffix, java, "RequestBodies.text(" + StringLiteral.of(type) + ", " + java.name() + ")");
        }
        JavaParameter java = parameter(ValueType.plain("RequestBody", ""), own);
        String contentType = MediaTypes.isRange(type) || type.startsWith("multipart/") ? null : type;
        return new RequestVariant(suffix, contentType, List.of(java), SentParameter.asItIs("@Body", java));
    }

    private RequestVariant json(String type, MediaType media, String suffix, ParameterNames own) {
        ValueType value = context.type(media.getSchema());
        JavaParameter java = parameter(value.with(false, false), own);
        if (BodyModels.isNative(value)) {
            JavaParameter boxed = new JavaParameter(java.name(), java.type(), false, java.description());
            return new RequestVariant(suffix, type, List.of(boxed), SentParameter.asItIs("@Body", boxed));
        }
        String source = "RequestBodies.json(" + StringLiteral.of(type) + ", " + GeneratedAdapter.of(value) + ", "
                + java.name() + ")";
        return written(suffix, java, source);
    }

    private RequestVariant form(MediaType media, String suffix, ParameterNames own) {
        if (media.getSchema() == null || !FormEncoding.isObject(media.getSchema(), context)) {
            place.refuse("a form that is no object; give it properties");
            return RequestVariant.NONE;
        }
        ValueType value = context.type(media.getSchema());
        JavaParameter java = parameter(value, own);
        return written(suffix, java, new FormEncoding(media, context, place).source(value, java));
    }

    private RequestVariant written(String suffix, JavaParameter java, String source) {
        return new RequestVariant(
                suffix, null, List.of(java), new SentParameter("@Body", "RequestBody", false, java.name(), source));
    }

    private JavaParameter parameter(ValueType type, ParameterNames own) {
        String description =
                Objects.requireNonNullElse(body.getDescription(), "").isBlank()
                        ? "the body of the request"
                        : body.getDescription();
        return new JavaParameter(
                own.of(type.adapter().startsWith("moshi.adapter(") ? type.name() : "body", "request"),
                type.nullable() ? type.name() : type.unboxed(),
                type.nullable(),
                description);
    }
}
