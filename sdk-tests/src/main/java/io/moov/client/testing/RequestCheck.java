package io.moov.client.testing;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MediaType;

/** Refuses what the document does not allow, and says what and what is allowed instead. */
final class RequestCheck {
    static final String VERSION_HEADER = "X-Moov-Version";
    static final Pattern VERSION = Pattern.compile("^v\\d{4}\\.\\d{2}\\.\\d{2}$");
    static final String CONTENT_TYPE = "application/json";

    private RequestCheck() {}

    /** The operation that a request asks for and the fields of its body. */
    static CheckedRequest check(RecordedRequest request) throws Violation {
        Operation operation = operation(request);
        headers(operation, request.getHeaders());
        Map<String, String> body = body(operation, request);
        credentials(operation, request.getHeaders(), body);
        return new CheckedRequest(operation, request.getHeaders().get("Authorization"), body);
    }

    private static Operation operation(RecordedRequest request) throws Violation {
        String path = request.getUrl().encodedPath();
        Operation operation = Operation.at(path)
                .orElseThrow(() -> new Violation(
                        404, "path " + path + " is not in the document, which has /oauth2/token and /oauth2/revoke"));
        if (!request.getMethod().equals(Operation.METHOD)) {
            String message = operation.id + " takes " + Operation.METHOD + ", not " + request.getMethod();
            MockResponse answer = Answers.error(405, "sandbox: " + message)
                    .newBuilder()
                    .setHeader("Allow", Operation.METHOD)
                    .build();
            throw new Violation(answer, message);
        }
        if (request.getUrl().encodedQuery() != null) {
            throw new Violation(400, operation.id + " takes no query; its fields go into the body");
        }
        return operation;
    }

    private static void headers(Operation operation, Headers headers) throws Violation {
        atMostOnce(headers, VERSION_HEADER);
        atMostOnce(headers, "Authorization");
        String version = headers.get(VERSION_HEADER);
        if (version != null && !VERSION.matcher(version).matches()) {
            throw new Violation(400, VERSION_HEADER + " is " + version + "; it must have the form vYYYY.QQ.BB");
        }
        List<String> types = headers.values("Content-Type");
        if (types.size() != 1 || !isJson(types.get(0))) {
            throw new Violation(
                    415, "Content-Type of " + operation.id + " is " + types + "; the document has " + CONTENT_TYPE);
        }
    }

    private static void atMostOnce(Headers headers, String name) throws Violation {
        int count = headers.values(name).size();
        if (count > 1) {
            throw new Violation(400, name + " was sent " + count + " times; send it once or not at all");
        }
    }

    private static boolean isJson(String contentType) {
        MediaType type = MediaType.parse(contentType);
        return type != null
                && CONTENT_TYPE.equals(type.type() + "/" + type.subtype())
                && StandardCharsets.UTF_8.equals(type.charset(StandardCharsets.UTF_8));
    }

    private static Map<String, String> body(Operation operation, RecordedRequest request) throws Violation {
        String text = request.getBody() == null ? "" : request.getBody().utf8();
        Object json;
        try {
            json = Answers.JSON.fromJson(text);
        } catch (IOException | JsonDataException e) {
            throw new Violation(
                    Answers.error(400, "invalid_request"), "the body of " + operation.id + " is not well-formed JSON");
        }
        if (!(json instanceof Map<?, ?> fields)) {
            throw new Violation(
                    400, "the body of " + operation.id + " is " + kind(json) + "; the document has an object");
        }
        Map<String, String> body = new LinkedHashMap<>();
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey());
            body.put(name, value(operation, name, field.getValue()));
        }
        for (Operation.Field field : operation.fields) {
            if (field.required() && !body.containsKey(field.name())) {
                throw new Violation(
                        TokenEndpoint.missing(field.name()), operation.id + " requires the field " + field.name());
            }
        }
        return body;
    }

    private static String value(Operation operation, String name, Object value) throws Violation {
        if (operation.field(name).isEmpty()) {
            throw new Violation(
                    400,
                    "field " + name + " is not in the body of " + operation.id + ", which has "
                            + operation.fieldNames());
        }
        if (!(value instanceof String text)) {
            throw new Violation(
                    400,
                    "field " + name + " of " + operation.id + " is " + kind(value)
                            + (value == null ? "; leave it out or send a string" : "; the document has a string"));
        }
        return text;
    }

    private static void credentials(Operation operation, Headers headers, Map<String, String> body) throws Violation {
        if (headers.get("Authorization") != null && Credentials.areIn(body)) {
            throw new Violation(
                    Answers.error(400, "invalid_request"),
                    operation.id + " got credentials in the Authorization header and in the body; the document allows"
                            + " one of them (RFC 6749 section 2.3)");
        }
    }

    private static String kind(Object json) {
        if (json == null) {
            return "null";
        }
        if (json instanceof Map) {
            return "an object";
        }
        if (json instanceof List) {
            return "an array";
        }
        if (json instanceof String) {
            return "a string";
        }
        return json instanceof Boolean ? "a boolean" : "a number";
    }
}
