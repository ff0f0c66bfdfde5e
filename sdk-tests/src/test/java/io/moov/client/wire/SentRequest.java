package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.moov.client.support.Readme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A request as the server saw it, taken apart by libraries that the SDK does not use. */
final class SentRequest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final RecordedRequest request;

    SentRequest(RecordedRequest request) {
        this.request = request;
    }

    /** Checks the request line and every header: the expected ones, each once, and no others. */
    void isPostOf(String path, String moovVersion, @Nullable String authorization) {
        assertThat(request.getRequestLine()).isEqualTo("POST " + path + " HTTP/1.1");
        Map<String, List<String>> headers = headers();
        Map<String, List<String>> expected = new TreeMap<>(Map.of(
                "accept", List.of("application/json"),
                "accept-encoding", List.of("gzip"),
                "connection", List.of("Keep-Alive"),
                "content-length", List.of(String.valueOf(request.getBodySize())),
                "content-type", List.of("application/json"),
                "host", List.of(request.getUrl().host() + ":" + request.getUrl().port()),
                "x-moov-version", List.of(moovVersion)));
        if (authorization != null) {
            expected.put("authorization", List.of(authorization));
        }
        assertThat(headers.remove("user-agent")).containsExactly("moov-java-sdk/" + Readme.version());
        assertThat(headers).isEqualTo(expected);
    }

    /** Checks that the body holds exactly these fields; a null in {@code fields} means that the field is absent. */
    void hasBody(Map<String, @Nullable String> fields) throws IOException {
        Map<String, String> present = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        JsonNode body = JSON.readTree(request.getBody().toByteArray());
        Map<String, Object> sent = new TreeMap<>();
        body.properties().forEach(field -> sent.put(field.getKey(), valueOf(field.getValue())));
        assertThat(sent).isEqualTo(present);
    }

    private static Object valueOf(JsonNode node) {
        return node.isTextual() ? node.textValue() : node;
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new TreeMap<>();
        request.getHeaders()
                .forEach(header -> headers.computeIfAbsent(
                                header.getFirst().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.getSecond()));
        return headers;
    }
}
