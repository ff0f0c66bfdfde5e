package io.moov.openapi.model;

import io.moov.openapi.document.Node;
import io.moov.openapi.model.JavaType.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An operation, with all the ways to call it. */
public final class Operation {
    public final Node source;
    public final String httpMethod;

    /** The path as the document has it. */
    public final String documentPath;

    public final String name;

    /** The path as Retrofit wants it, with the query parameters that have one possible value. */
    public String path;

    /** CommonMark. */
    public String description = "";

    public boolean deprecated;

    /** The document's {@code x-idempotent}: repeating the request does no harm. */
    public boolean idempotent;

    /** Whether the document says that nobody authenticates. */
    public boolean unauthenticated;

    /** The schemes of HTTP that it takes, {@code basic} and {@code bearer}; any of them will do. */
    public List<String> httpSchemes = List.of();

    /** The headers that have one possible value, as {@code Name: value}. */
    public final List<String> constantHeaders = new ArrayList<>();

    /** In the order of the path, then of the document. */
    public final List<Parameter> required = new ArrayList<>();

    public final List<Parameter> optional = new ArrayList<>();

    /** Null if no query parameters are handed over as one value. */
    public Group query;

    /** Headers and cookies. */
    public Group headers;

    /** The classes of path parameters that Retrofit cannot write, by the name of the parameter. */
    public final Map<String, String> pathClasses = new LinkedHashMap<>();

    /** The placeholders that stand in the path for path parameters. */
    public final Map<String, String> placeholders = new LinkedHashMap<>();

    public final List<Request> requests = new ArrayList<>();
    public final List<Success> successes = new ArrayList<>();
    public final List<ErrorModel> errors = new ArrayList<>();

    Operation(Node source, String httpMethod, String documentPath, String name) {
        this.source = source;
        this.httpMethod = httpMethod;
        this.documentPath = documentPath;
        this.name = name;
        this.path = documentPath;
    }

    /** Parameters that are handed over as one value. */
    public record Group(String className, List<Parameter> parameters) {
        public boolean isDemanding() {
            return parameters.stream().anyMatch(parameter -> !parameter.isNullable());
        }
    }

    /**
     * A way to send the body.
     *
     * @param suffix what the method's name gets, empty for the first way
     * @param contentType what Retrofit is to send, or null if the body knows its own
     * @param body null for no body
     */
    public record Request(String suffix, String contentType, Body body) {}

    /** A request body. */
    public sealed interface Body {
        /** The argument's name. */
        String name();

        String description();
    }

    /** JSON that Moshi writes. */
    public record JsonBody(String name, String description, Use use) implements Body {}

    /** Bytes, or text, as they are. */
    public record RawBody(String name, String description) implements Body {}

    /**
     * A form of the members of an object.
     *
     * @param fields how those members are written that are not as the form's default has it
     */
    public record FormBody(String name, String description, String className, Use use, List<Field> fields)
            implements Body {}

    /** A multipart form, which is an object of its own. */
    public record MultipartBody(String name, String description, String className, List<Part> parts) implements Body {}

    /**
     * How a member of a form is written.
     *
     * @param style of OpenAPI, or json
     */
    public record Field(String jsonName, String style, boolean explode, boolean reserved) {}

    /**
     * A part of a multipart form.
     *
     * @param use null for a file
     * @param list whether there is a part for each element
     */
    public record Part(
            String jsonName,
            String name,
            Use use,
            boolean list,
            boolean required,
            String contentType,
            boolean json,
            String description) {}

    /**
     * A way to be responded to.
     *
     * @param suffix what the method's name gets, empty for the first way
     * @param use null if the body has no type: it is raw, or there is none
     * @param raw whether the body is handed out as it is
     * @param streaming whether it is handed out while it arrives
     * @param accept the media types to ask for
     * @param empty the statuses that come without the body that others have
     */
    public record Success(
            String suffix, Use use, boolean raw, boolean streaming, List<String> accept, List<String> empty) {
        public boolean mayBeNull() {
            return !empty.isEmpty() || use != null && use.nullable();
        }
    }

    /**
     * An error response.
     *
     * @param status a status, a range or default
     * @param use null for text and for nothing
     * @param text whether it is text, and not nothing
     */
    public record ErrorModel(String status, Use use, boolean text) {}
}
