package io.moov.client.testing;

import com.squareup.moshi.JsonDataException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MediaType;

/** Refuses what the document does not allow, and says what and what is allowed instead. */
final class RequestCheck {
    private static final Pattern VERSION = Pattern.compile("v\\d{4}\\.\\d{2}\\.\\d{2}");

    private RequestCheck() {}

    static Operation operation(RecordedRequest request) throws Violation {
        String path = request.getUrl().encodedPath();
        Operation operation = Operation.at(path)
                .orElseThrow(() -> new Violation(
                        404, "path " + path + " is not in the document, which has /oauth2/token and /oauth2/revoke"));
        if (request.getUrl().encodedQuery() != null) {
            throw new Violation(400, operation.id + " takes no query");
        }
        if (!request.getMethod().equals("POST")) {
            throw new Violation(405, operation.id + " takes POST, not " + request.getMethod());
        }
        return operation;
    }

    static void headers(Headers headers) throws Violation {
        List<String> versions = headers.values("X-Moov-Version");
        if (versions.size() > 1) {
            throw new Violation(
                    400, "X-Moov-Version was sent " + versions.size() + " times; send it once or not at all");
        }
        if (versions.size() == 1 && !VERSION.matcher(versions.get(0)).matches()) {
            throw new Violation(400, "X-Moov-Version does not have the form vYYYY.QQ.BB");
        }
        if (headers.values("Authorization").size() > 1) {
            throw new Violation(400, "Authorization was sent more than once");
        }
        List<String> types = headers.values("Content-Type");
        MediaType type = types.size() == 1 ? MediaType.parse(types.get(0)) : null;
        if (type == null
                || !type.type().equals("application")
                || !type.subtype().equals("json")) {
            throw new Violation(415, "Content-Type is " + types + "; the document has application/json");
        }
    }

    /** Reads a body of the operation's fields and no others. */
    static Map<String, String> body(Operation operation, RecordedRequest request) throws Violation {
        String text = request.getBody() == null ? "" : request.getBody().utf8();
        Map<String, Object> fields;
        try {
            fields = Answers.JSON_OBJECT.fromJson(text);
        } catch (IOException | JsonDataException e) {
            throw new Violation(400, "the body of " + operation.id + " is not a JSON object");
        }
        if (fields == null) {
            throw new Violation(400, "the body of " + operation.id + " is null; the document has an object");
        }
        Map<String, String> body = new java.util.LinkedHashMap<>();
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            body.put(field.getKey(), value(operation, field));
        }
        return body;
    }

    private static String value(Operation operation, Map.Entry<String, Object> field) throws Violation {
        if (!operation.fields.contains(field.getKey())) {
            throw new Violation(
                    400,
                    "field " + field.getKey() + " is not in the body of " + operation.id + ", which has "
                            + new TreeSet<>(operation.fields));
        }
        if (!(field.getValue() instanceof String text)) {
            throw new Violation(
                    400,
                    "field " + field.getKey() + " of " + operation.id + " is "
                            + (field.getValue() == null ? "null" : "not a string") + "; the document has a string");
        }
        return text;
    }

    /** A request that the document does not allow. */
    static final class Violation extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        Violation(int status, String message) {
            super(message);
            this.status = status;
        }

        MockResponse answer() {
            MockResponse answer = Answers.error(status, "sandbox: " + getMessage());
            return status == 405
                    ? answer.newBuilder().setHeader("Allow", "POST").build()
                    : answer;
        }
    }
}
