package io.moov.client.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.util.Map;
import mockwebserver3.MockResponse;

/** Makes the answers of the document. */
final class Answers {
    static final JsonAdapter<Object> JSON = new Moshi.Builder().build().adapter(Object.class);

    private Answers() {}

    static MockResponse json(int status, Map<String, Object> body) {
        return jsonBuilder(status, body).build();
    }

    static MockResponse error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    /** A token, which nothing on the way may keep (RFC 6749 section 5.1). */
    static MockResponse token(Map<String, Object> token) {
        return jsonBuilder(200, token).setHeader("Cache-Control", "no-store").build();
    }

    static MockResponse unauthorized() {
        return jsonBuilder(401, Map.of("error", "invalid_client"))
                .setHeader("WWW-Authenticate", "Basic realm=\"moov\", charset=\"UTF-8\"")
                .build();
    }

    static MockResponse tooManyRequests() {
        return empty(429).newBuilder().setHeader("Retry-After", "1").build();
    }

    static MockResponse empty(int status) {
        MockResponse.Builder answer = new MockResponse.Builder().code(status);
        // RFC 9110 section 8.6 forbids a length here, even one of zero.
        return status == 204 ? answer.removeHeader("Content-Length").build() : answer.build();
    }

    private static MockResponse.Builder jsonBuilder(int status, Map<String, Object> body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(JSON.toJson(body));
    }
}
