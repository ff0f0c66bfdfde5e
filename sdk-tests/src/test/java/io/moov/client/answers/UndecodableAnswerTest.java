package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A success whose body is not a token: the request was carried out, so it is reported and never repeated. */
class UndecodableAnswerTest {
    private static final String TOKEN = Answers.TOKEN_JSON;

    @RegisterExtension
    final MockApi api = new MockApi();

    static List<Arguments> bodies() {
        Map<String, ByteString> bodies = new TreeMap<>();
        text(bodies, "empty", "");
        text(bodies, "white space", " \r\n\t ");
        text(bodies, "HTML", "<!DOCTYPE html><html><body>Welcome</body></html>");
        text(bodies, "null", "null");
        text(bodies, "array", "[]");
        text(bodies, "array of a token", "[" + TOKEN + "]");
        text(bodies, "empty string", "\"\"");
        text(bodies, "number", "900");
        text(bodies, "true", "true");
        text(bodies, "word", "OK");
        text(bodies, "empty object", "{}");
        text(bodies, "open brace", "{");
        text(bodies, "half a token", TOKEN.substring(0, TOKEN.length() / 2));
        text(bodies, "token without its last brace", TOKEN.substring(0, TOKEN.length() - 1));
        text(bodies, "token and a brace more", TOKEN + "}");
        text(bodies, "token and text", TOKEN + " and more");
        text(bodies, "token and NUL", TOKEN + "\0");
        text(bodies, "two tokens", TOKEN + TOKEN);
        text(bodies, "single quotes", TOKEN.replace('"', '\''));
        text(bodies, "comment", "/* hello */" + TOKEN);
        text(bodies, "names without quotes", TOKEN.replace("\"scope\"", "scope"));
        text(bodies, "trailing comma", TOKEN.replace("}", ",}"));
        text(bodies, "XSSI prefix", ")]}'\n" + TOKEN);
        text(bodies, "nested too deep", TOKEN.replace("}", ",\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
        text(bodies, "objects nested too deep", "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000));
        text(bodies, "list as access token", TOKEN.replace("\"an-access-token\"", "[\"an-access-token\"]"));
        text(bodies, "object as token type", TOKEN.replace("\"Bearer\"", "{\"x\":\"Bearer\"}"));
        text(bodies, "true as scope", TOKEN.replace("\"/ping.read\"", "true"));
        text(bodies, "unfinished escape", TOKEN.replace("an-access-token", "an\\u12"));
        // Not in the access token, which may not have such characters in the first place.
        String accented = TOKEN.replace("/ping.read", "é");
        bodies.put("UTF-16 with byte order mark", ByteString.encodeString(accented, StandardCharsets.UTF_16));
        bodies.put("UTF-16LE", ByteString.encodeString(accented, StandardCharsets.UTF_16LE));
        bodies.put("UTF-16BE", ByteString.encodeString(TOKEN, StandardCharsets.UTF_16BE));
        bodies.put("ISO-8859-1", ByteString.encodeString(accented, StandardCharsets.ISO_8859_1));
        bodies.put("overlong UTF-8", bytes(TOKEN.replace("/ping.read", "\u00c0\u00af")));
        bodies.put("UTF-8 surrogate", bytes(TOKEN.replace("/ping.read", "\u00ed\u00a0\u0080")));
        bodies.put("cut off UTF-8", bytes(TOKEN.replace("/ping.read", "\u00e2\u0082")));
        List<Arguments> cases = new ArrayList<>();
        bodies.forEach((name, body) -> {
            cases.add(Arguments.of(name, body, CallStyle.BLOCKING));
            cases.add(Arguments.of(name, body, CallStyle.ASYNC));
        });
        return cases;
    }

    private static void text(Map<String, ByteString> bodies, String name, String body) {
        bodies.put(name, ByteString.encodeUtf8(body));
    }

    private static ByteString bytes(String characters) {
        return ByteString.encodeString(characters, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("bodies")
    void isReportedAndNeverRepeated(String name, ByteString body, CallStyle style) {
        for (Operation operation : List.of(Operation.CREATE, Operation.REFRESH)) {
            int before = api.requestCount();
            api.answer(new MockResponse.Builder()
                    .setHeader("Content-Type", "application/json")
                    .setHeader("X-Request-ID", "request-9")
                    .body(new Buffer().write(body)));
            DecodingException failure = decodingFailure(style, operation);
            assertThat(failure.getRequestId()).isEqualTo("request-9");
            assertThat(failure.getStatus()).isEqualTo(200);
            assertThat(api.requestCount() - before).isEqualTo(1);
        }
    }

    /** The JDK takes quadratic time to convert these, which no time limit ends. */
    @ParameterizedTest
    @EnumSource
    void isANumberOfManyDigits(CallStyle style) {
        String digits = "9".repeat(500_000);
        for (String number : List.of(digits, "-" + digits, "0." + digits, "1e" + digits, "0".repeat(500_000) + "9")) {
            api.answer(200, TOKEN.replace("900", number));
            assertThat(decodingFailure(style, Operation.CREATE))
                    .hasMessageContaining("a number of more than 1000 digits");
            api.answer(200, TOKEN.replace("}", ",\"unknown\":[" + number + "]}"));
            assertThat(decodingFailure(style, Operation.CREATE))
                    .hasMessageContaining("a number of more than 1000 digits");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheHeadersThatCameWithIt(CallStyle style) {
        api.answer(new MockResponse.Builder()
                .addHeader("X-Many", "one")
                .addHeader("x-many", "two")
                .body("{}"));

        DecodingException failure = decodingFailure(style, Operation.REFRESH);

        assertThat(failure.getHeaders().get("X-MANY")).containsExactly("one", "two");
        assertThat(failure.getHeaders()).containsKey("content-LENGTH").doesNotContainKey("absent");
        assertThatThrownBy(() -> failure.getHeaders().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void isAStatusThatHasNoBody(CallStyle style) {
        for (int status : List.of(204, 205)) {
            api.answer(new MockResponse.Builder().code(status));
            assertThat(decodingFailure(style, Operation.CREATE).getStatus()).isEqualTo(status);
        }
        assertThat(api.requestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void isABodyWithoutLengthThatEndsTooEarly(CallStyle style) throws IOException {
        String half = TOKEN.substring(0, TOKEN.length() / 2);
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\n\r\n" + half);
                });
                MoovClient moov = api.client().baseUrl(server.url()).build()) {
            DecodingException failure =
                    style.failure(DecodingException.class, moov, Operation.CREATE, RequestOptions.none());
            assertThat(failure.isRetryable()).isFalse();
            assertThat(server.requests.get()).isEqualTo(1);
        }
    }

    private DecodingException decodingFailure(CallStyle style, Operation operation) {
        try (MoovClient moov = api.client().build()) {
            DecodingException failure = style.failure(DecodingException.class, moov, operation, RequestOptions.none());
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.getAttempts()).isEqualTo(1);
            assertThat(failure).hasNoCause().hasMessageNotContaining("access-token");
            assertThat(failure.getMessage()).hasSizeLessThan(500);
            return failure;
        }
    }
}
