package io.moov.client.testing;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.util.Map;
import mockwebserver3.MockResponse;

/** Makes the answers of the document. */
final class Answers {
    static final JsonAdapter<Map<String, Object>> JSON_OBJECT =
            new Moshi.Builder().build().adapter(Types.newParameterizedType(Map.class, String.class, Object.class));

    private Answers() {}

    static MockResponse json(int status, Map<String, Object> body) {
        return jsonBuilder(status, body).build();
    }

    static MockResponse error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    static MockResponse unauthorized() {
        return jsonBuilder(401, Map.of("error", "invalid_client"))
                .setHeader("WWW-Authenticate", "Basic realm=\"moov\", charset=\"UTF-8\"")
                .build();
    }

    static MockResponse empty(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    private static MockResponse.Builder jsonBuilder(int status, Map<String, Object> body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(JSON_OBJECT.toJson(body));
    }
}
