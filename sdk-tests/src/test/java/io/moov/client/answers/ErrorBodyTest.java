package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the body of an error is, the status, the headers and as much as came of the body are there. */
class ErrorBodyTest {
    private static final int CAP = 64 * 1024;

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void isKeptWithItsStatusAndHeaders(CallStyle style) {
        api.answer(new MockResponse.Builder()
                .code(418)
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .setHeader("X-Request-ID", "5f1d7a52-8a0f-4a55-9d8a-3c7a2e0b9f11")
                .setHeader("Retry-After", "7")
                .addHeader("X-Many", "one")
                .addHeader("x-many", "two")
                .body("<html>Teapot é</html>"));
        ApiException refused = refused(style);
        assertThat(refused)
                .hasMessageContaining("HTTP 418")
                .hasMessageContaining("request id 5f1d7a52-8a0f-4a55-9d8a-3c7a2e0b9f11");
        assertThat(refused.getStatus()).isEqualTo(418);
        assertThat(refused.getBody()).isEqualTo("<html>Teapot é</html>");
        assertThat(refused.getRequestId()).isEqualTo("5f1d7a52-8a0f-4a55-9d8a-3c7a2e0b9f11");
        assertThat(refused.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(refused.getHeaders().get("X-MANY")).containsExactly("one", "two");
        assertThat(refused.getHeaders().get("content-type")).containsExactly("text/html; charset=utf-8");
        assertThat(refused.getHeaders()).containsKey("retry-AFTER").doesNotContainKey("absent");
        assertThatThrownBy(() -> refused.getHeaders().put("x", List.of()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> refused.getHeaders().get("x-many").add("three"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @EnumSource
    void mayBeMissing(CallStyle style) {
        api.answer(new MockResponse.Builder().code(403).clearHeaders().setHeader("Content-Length", "0"));
        ApiException refused = refused(style);
        assertThat(refused.getBody()).isEmpty();
        assertThat(refused.getRequestId()).isNull();
        assertThat(refused.getRetryAfter()).isNull();
        assertThat(refused.getHeaders()).containsOnlyKeys("Content-Length");
    }

    @ParameterizedTest
    @ValueSource(ints = {CAP - 1, CAP, CAP + 1, 1_000_000})
    void isCutAt64KiB(int size) {
        for (boolean chunked : new boolean[] {false, true}) {
            String body = "0123456789".repeat(size / 10 + 1).substring(0, size);
            MockResponse.Builder answer = new MockResponse.Builder().code(400);
            api.answer(chunked ? answer.chunkedBody(body, 1000) : answer.body(body));
            ApiException refused = refused(CallStyle.BLOCKING);
            assertThat(refused.getStatus()).isEqualTo(400);
            assertThat(refused.getBody()).isEqualTo(body.substring(0, Math.min(size, CAP)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain; charset=iso-8859-1, ISO-8859-1",
        "text/plain; charset=utf-8, UTF-8",
        "text/plain, UTF-8",
        "text/plain; charset=no-such-charset, UTF-8",
        "nonsense, UTF-8",
        "text/html; charset=Shift_JIS, Shift_JIS",
        "text/plain; charset=UTF-16LE, UTF-16LE"
    })
    void isReadInItsCharacterSet(String contentType, String charset) {
        String text = charset.equals("Shift_JIS") ? "エラー" : "Schlüssel ungültig";
        api.answer(new MockResponse.Builder()
                .code(400)
                .setHeader("Content-Type", contentType)
                .body(new Buffer().writeString(text, Charset.forName(charset))));
        assertThat(refused(CallStyle.BLOCKING).getBody()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void mayBeBinary(CallStyle style) {
        byte[] bytes = new byte[1024];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        api.answer(new MockResponse.Builder()
                .code(500)
                .setHeader("Content-Type", "application/octet-stream")
                .body(new Buffer().write(bytes)));
        ApiException refused = refused(style);
        assertThat(refused.getStatus()).isEqualTo(500);
        assertThat(refused.getBody()).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401 Unauthorized\r\nX-Request-ID: request-6\r\nContent-Length: 1000\r\n\r\nhalf a bo",
                "HTTP/1.1 401 Unauthorized\r\nX-Request-ID: request-6\r\n\r\nhalf a bo",
                "HTTP/1.1 401 Unauthorized\r\nX-Request-ID: request-6\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf a bo",
                "HTTP/1.1 401 Unauthorized\r\nX-Request-ID: request-6\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nhalf a bo",
                "HTTP/1.1 401 Unauthorized\r\nX-Request-ID: request-6\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf a bo\r\nnonsense\r\n",
                "HTTP/1.1 401 Unauthorized\r\nX-Request-ID: request-6\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf a bo\r\n0\r\nhalf a tra"
            })
    void mayBreakOff(String answer) throws IOException {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send(answer);
                });
                MoovClient moov = api.client().baseUrl(server.url()).build()) {
            for (CallStyle style : CallStyle.values()) {
                ApiException refused = style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());
                assertThat(refused.getStatus()).isEqualTo(401);
                assertThat(refused.getRequestId()).isEqualTo("request-6");
                assertThat(refused.getBody()).isEqualTo("half a bo");
            }
        }
    }

    private ApiException refused(CallStyle style) {
        try (MoovClient moov = api.client().retryPolicy(RetryPolicy.none()).build()) {
            return style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());
        }
    }
}
