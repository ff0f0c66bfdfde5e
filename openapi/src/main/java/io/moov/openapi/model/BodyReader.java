package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.ClassOf;
import io.moov.openapi.model.JavaType.ListOf;
import io.moov.openapi.model.JavaType.MapOf;
import io.moov.openapi.model.JavaType.Standard;
import io.moov.openapi.model.JavaType.Use;
import io.moov.openapi.model.Model.BodyModel;
import io.moov.openapi.model.Model.EnumModel;
import io.moov.openapi.model.Operation.Body;
import io.moov.openapi.model.Operation.Field;
import io.moov.openapi.model.Operation.FormBody;
import io.moov.openapi.model.Operation.JsonBody;
import io.moov.openapi.model.Operation.MultipartBody;
import io.moov.openapi.model.Operation.Part;
import io.moov.openapi.model.Operation.RawBody;
import io.moov.openapi.model.Operation.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the ways to send an operation's body: one for each media type, JSON first, and none at all if that may be. */
final class BodyReader {
    private final SchemaTypes types;
    private final LeftOut leftOut;
    private final Map<List<SchemaPart>, Use> holders = new HashMap<>();

    BodyReader(SchemaTypes types, LeftOut leftOut) {
        this.types = types;
        this.leftOut = leftOut;
    }

    List<Request> read(Operation operation, Node body, ArgumentNames names) {
        List<Request> requests = new ArrayList<>();
        if (!body.isTrue("required")) {
            requests.add(new Request("", null, null));
        }
        String description = body.text("description").isBlank() ? "the body of the request" : body.text("description");
        java.util.Set<String> suffixes = new java.util.HashSet<>();
        for (Map.Entry<String, Node> media : jsonFirst(body).entrySet()) {
            String type = media.getKey();
            String suffix = suffixes.isEmpty() ? "" : "As" + MediaTypes.shortName(type);
            if (!suffixes.add(suffix)) {
                leftOut.add(
                        media.getValue(),
                        "media type that another is like",
                        "the media type " + type + " is left out, as another makes the same method; take it away");
                continue;
            }
            requests.add(request(operation, type, media.getValue(), suffix, description, new ArgumentNames(names)));
        }
        return requests;
    }

    private Map<String, Node> jsonFirst(Node body) {
        Map<String, Node> sorted = new LinkedHashMap<>();
        body.get("content").members().forEach((type, media) -> {
            if (isJson(type, media)) {
                sorted.put(type, media);
            }
        });
        sorted.putAll(body.get("content").members());
        return sorted;
    }

    /** Whether a body is JSON: by its media type, or because any type will do and the schema is more than a text. */
    boolean isJson(String type, Node media) {
        if (!media.has("schema")) {
            return false;
        }
        if (MediaTypes.isJson(type)) {
            return true;
        }
        MergedSchema schema = types.schemas().merge(SchemaPart.of(media.get("schema")));
        return type.equals("*/*")
                && (schema.isObject()
                        || schema.type().equals("array")
                        || schema.type().equals("object"));
    }

    private Request request(
            Operation operation, String type, Node media, String suffix, String description, ArgumentNames names) {
        String owner = JavaNames.type(operation.name);
        Node schema = media.get("schema");
        if (isJson(type, media)) {
            Use use = body(schema, owner + "Request").asNonNull();
            String name = use.type() instanceof ClassOf named ? named.model().className : "body";
            return new Request(
                    suffix,
                    MediaTypes.isRange(type) ? MediaTypes.JSON : MediaTypes.sendable(type),
                    new JsonBody(names.claim(name, "request"), description, use));
        }
        if (schema.isMapping() && MediaTypes.isForm(type) && isObject(schema)) {
            Use use = types.of(schema, owner + "Request");
            String className = types.names().claim(owner + "Form");
            Body body = new FormBody(names.claim("form", "request"), description, className, use, fields(media));
            return new Request(suffix, null, body);
        }
        if (schema.isMapping()
                && MediaTypes.isMultipartForm(type)
                && !properties(schema).isEmpty()) {
            String className = types.names().claim(owner + "Multipart");
            Body body =
                    new MultipartBody(names.claim("multipart", "request"), description, className, parts(media, owner));
            return new Request(suffix, null, body);
        }
        boolean fixed = !MediaTypes.isRange(type) && !type.startsWith("multipart/");
        return new Request(
                suffix,
                fixed ? MediaTypes.sendable(type) : null,
                new RawBody(names.claim("body", "request"), description));
    }

    private boolean isObject(Node schema) {
        Use use = types.of(schema, "Form");
        return use.type() instanceof MapOf
                || use.type() instanceof ClassOf named && !(named.model() instanceof EnumModel);
    }

    private Map<String, List<SchemaPart>> properties(Node schema) {
        return types.schemas().merge(SchemaPart.of(schema)).properties;
    }

    private List<Field> fields(Node media) {
        List<Field> fields = new ArrayList<>();
        media.get("encoding").members().forEach((name, encoding) -> {
            boolean styled = encoding.has("style") || encoding.has("explode") || encoding.has("allowReserved");
            String style = encoding.has("style") ? encoding.text("style") : "form";
            boolean explode = encoding.has("explode") ? encoding.isTrue("explode") : style.equals("form");
            if (styled) {
                fields.add(new Field(name, style, explode, encoding.isTrue("allowReserved")));
            } else if (MediaTypes.isJson(encoding.text("contentType"))) {
                fields.add(new Field(name, "json", false, false));
            }
        });
        return fields;
    }

    private List<Part> parts(Node media, String owner) {
        MergedSchema schema = types.schemas().merge(SchemaPart.of(media.get("schema")));
        List<Part> parts = new ArrayList<>();
        ArgumentNames names = new ArgumentNames();
        schema.properties.forEach((name, property) -> {
            if (!types.schemas().isMarked(property, "readOnly")) {
                warnOfLostMarks(property);
                Node encoding = media.get("encoding").get(name);
                parts.add(part(name, property, encoding, schema.required.contains(name), names, owner));
            }
        });
        return parts;
    }

    /** Only the class of a JSON body tells the client of them. */
    private void warnOfLostMarks(List<SchemaPart> property) {
        for (String mark : List.of("x-credential", "x-single-use")) {
            if (types.schemas().isMarked(property, mark)) {
                types.schemas()
                        .document()
                        .diagnostics()
                        .warnAtKey(
                                types.schemas().annotation(property, mark),
                                "'" + mark + "' is lost in a multipart form; take it away, or send JSON");
            }
        }
    }

    private Part part(
            String jsonName,
            List<SchemaPart> property,
            Node encoding,
            boolean required,
            ArgumentNames names,
            String owner) {
        String contentType = encoding.text("contentType");
        MergedSchema schema = types.schemas().merge(property);
        boolean list = schema.type().equals("array") && schema.items != null && schema.values == null;
        List<SchemaPart> single = list ? schema.items : property;
        String name = names.claim(jsonName, "part");
        String described = types.schemas().annotation(property, "description").text();
        String description = described.isBlank() ? "the part `" + jsonName.replace("`", "'") + "`" : described;
        if (isFile(single, contentType)) {
            return new Part(jsonName, name, null, list, required, "", false, description);
        }
        Use use = types.of(property, owner + JavaNames.upperFirst(JavaNames.field(jsonName)));
        Use element = use.type() instanceof ListOf of && list ? of.element() : use;
        boolean text = element.isText();
        boolean fixed = MediaTypes.sendable(contentType) != null && !contentType.matches(".*[*,].*");
        if (fixed && !text && !MediaTypes.isJson(contentType)) {
            // Only the caller knows how to write it.
            return new Part(jsonName, name, null, list, required, "", false, description);
        }
        String partType = fixed ? MediaTypes.sendable(contentType) : text ? "text/plain" : MediaTypes.JSON;
        boolean json = MediaTypes.isJson(partType) || !text;
        boolean each = list && !(fixed && json);
        return new Part(jsonName, name, use, each, required, partType, json, description);
    }

    /** In 3.0 format: binary; in 3.1 a contentMediaType without an encoding, or no type at all beside a content type. */
    private boolean isFile(List<SchemaPart> parts, String contentType) {
        MergedSchema schema = types.schemas().merge(parts);
        if (schema.format.equals("binary")) {
            return true;
        }
        Node media = types.schemas().annotation(parts, "contentMediaType");
        boolean bytes = !media.isNone() && !schema.base64 && !MediaTypes.isText(media.text());
        boolean plain = contentType.isEmpty() || MediaTypes.isText(contentType) || MediaTypes.isJson(contentType);
        String type = schema.type();
        return bytes || !plain && (type.isEmpty() || type.equals("string")) && schema.properties.isEmpty();
    }

    /** The type of a whole body: a class that holds it, where Moshi alone could not read or write it. */
    Use body(Node schema, String name) {
        List<SchemaPart> parts = types.schemas().canonical(SchemaPart.of(schema));
        Use use = types.of(SchemaPart.of(schema), name);
        return use.asNonNull().isKnownToMoshi() ? use : holders.computeIfAbsent(parts, any -> hold(schema, use, name));
    }

    /** The type of a whole body that must be a class. */
    Use bodyClass(Node schema, String name) {
        List<SchemaPart> parts = types.schemas().canonical(SchemaPart.of(schema));
        Use use = types.of(SchemaPart.of(schema), name);
        return use.type() instanceof ClassOf
                ? use.asNonNull()
                : holders.computeIfAbsent(parts, any -> hold(schema, use, name)).asNonNull();
    }

    private Use hold(Node schema, Use use, String name) {
        Node target = types.schemas().canonical(SchemaPart.of(schema)).get(0).node();
        String component = types.componentName(target);
        String className = types.names().claim(component == null ? name : component + "Body");
        BodyModel model = new BodyModel(schema, className, use.asNonNull());
        String described =
                types.schemas().annotation(SchemaPart.of(schema), "description").text();
        model.description = described.isBlank() ? "A body of `" + name + "`." : described;
        types.add(model);
        return new Use(new ClassOf(model), use.nullable() && use.type() != Standard.ANY, use.sensitive());
    }
}
