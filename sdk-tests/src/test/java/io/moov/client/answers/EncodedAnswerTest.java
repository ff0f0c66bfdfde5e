package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.ApiResponse;
import io.moov.client.DecodingException;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.GenericError;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Content codings, media types, character sets, sizes. */
class EncodedAnswerTest {
    private static final int LIMIT = 1024 * 1024;

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "application/json; charset=iso-8859-1",
                "application/json; charset=no-such-charset",
                "text/html",
                "text/plain",
                "*/*",
                "nonsense é",
                "application/json, text/html"
            })
    void isReadAsUtf8JsonWhateverItsContentTypeSays(String contentType) {
        String json = Answers.TOKEN_JSON.replace("/ping.read", "/pïng-漢");
        api.answer(new MockResponse.Builder()
                .clearHeaders()
                .addHeaderLenient("Content-Type", contentType)
                .body(json));
        assertThat(((AuthToken) create(CallStyle.BLOCKING).getValue()).getScope())
                .isEqualTo("/pïng-漢");
    }

    @ParameterizedTest
    @EnumSource
    void mayHaveNoContentTypeOrAByteOrderMark(CallStyle style) {
        api.answer(new MockResponse.Builder().body(Answers.TOKEN_JSON).removeHeader("Content-Type"));
        api.answer(200, "\ufeff" + Answers.TOKEN_JSON);
        api.answer(200, " \r\n\t" + Answers.TOKEN_JSON + "\n\n");
        for (int i = 0; i < 3; i++) {
            assertThat(((AuthToken) create(style).getValue()).getAccessToken()).isEqualTo("an-access-token");
        }
    }

    @ParameterizedTest
    @EnumSource
    void mayBeGzippedChunkedOrPartialContent(CallStyle style) throws IOException {
        api.answer(gzipped(gzip(Answers.TOKEN_JSON)));
        api.answer(new MockResponse.Builder().chunkedBody(Answers.TOKEN_JSON, 1));
        api.answer(206, Answers.TOKEN_JSON);
        for (int i = 0; i < 3; i++) {
            assertThat(((AuthToken) create(style).getValue()).getAccessToken()).isEqualTo("an-access-token");
        }
    }

    static Stream<Map.Entry<CallStyle, ByteString>> brokenGzip() throws IOException {
        ByteString whole = gzip(Answers.TOKEN_JSON);
        byte[] flipped = whole.toByteArray();
        flipped[whole.size() - 6] ^= 1;
        byte[] scrambled = whole.toByteArray();
        scrambled[15] ^= 0x55;
        scrambled[16] ^= 0x55;
        return Stream.of(
                        whole.substring(0, whole.size() / 2),
                        whole.substring(0, 5),
                        whole.substring(0, whole.size() - 3),
                        ByteString.of(flipped),
                        ByteString.of(scrambled),
                        ByteString.encodeUtf8(Answers.TOKEN_JSON),
                        new Buffer().write(whole).writeUtf8("more").readByteString())
                .flatMap(body -> Stream.of(Map.entry(CallStyle.BLOCKING, body), Map.entry(CallStyle.ASYNC, body)));
    }

    @ParameterizedTest
    @MethodSource("brokenGzip")
    void isUndecodableIfItsGzipIsBroken(Map.Entry<CallStyle, ByteString> given) {
        for (Operation operation : List.of(Operation.CREATE, Operation.REFRESH)) {
            int before = api.requestCount();
            api.answer(gzipped(given.getValue()).setHeader("X-Request-ID", "request-3"));
            MoovException failure = failure(given.getKey(), operation);
            assertThat(failure).isInstanceOf(DecodingException.class);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(((DecodingException) failure).getStatus()).isEqualTo(200);
            assertThat(((DecodingException) failure).getRequestId()).isEqualTo("request-3");
            assertThat(api.requestCount() - before).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLostIfTheConnectionBreaksInsideItsGzip(CallStyle style) throws IOException {
        ByteString whole = gzip(Answers.TOKEN_JSON);
        String half = whole.substring(0, whole.size() / 2).string(StandardCharsets.ISO_8859_1);
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + whole.size()
                            + "\r\n\r\n" + half);
                });
                MoovClient moov = api.client().baseUrl(server.url()).build()) {
            assertThat(style.failure(moov, Operation.CREATE)).isInstanceOf(TransportException.class);
            assertThat(server.requests.get()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUndecodableInACodingThatWasNotAskedFor(CallStyle style) {
        for (String coding : List.of("br", "deflate", "zstd", "gzip, gzip")) {
            api.answer(new MockResponse.Builder()
                    .setHeader("Content-Encoding", coding)
                    .body(new Buffer().write(ByteString.decodeHex("1f8b08ff00"))));
            assertThat(failure(style, Operation.CREATE)).isInstanceOf(DecodingException.class);
        }
        assertThat(api.requestCount()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void isUndecodableBeyond1MiBAndNotBefore(CallStyle style) throws IOException {
        api.answer(200, padded(LIMIT));
        assertThat(create(style).getStatus()).isEqualTo(200);
        api.answer(200, padded(LIMIT + 1));
        assertThat(failure(style, Operation.CREATE))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("1048576 bytes");
        api.answer(gzipped(gzip(padded(LIMIT + 1))));
        assertThat(failure(style, Operation.CREATE))
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("1048576 bytes");
        assertThat(api.requestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void ofAnErrorMayBeGzippedAndItsGzipMayBeBroken(CallStyle style) throws IOException {
        String json = "{\"error\":\"invalid_request\",\"padding\":\"" + "x".repeat(2_000) + "\"}";
        api.answer(gzipped(gzip(json)).code(400));
        ApiException whole = (ApiException) failure(style, Operation.CREATE);
        assertThat(whole.getBody()).isEqualTo(json);
        assertThat(whole.error(GenericError.class)).isPresent();

        api.answer(gzipped(ByteString.encodeUtf8("no gzip at all, but a body that is long enough"))
                .code(400));
        ApiException none = (ApiException) failure(style, Operation.CREATE);
        assertThat(none.getStatus()).isEqualTo(400);
        assertThat(none.getBody()).isEmpty();
    }

    private static String padded(int size) {
        String rest = Answers.TOKEN_JSON.replace("{", "\",");
        return "{\"padding\":\"" + "x".repeat(size - rest.length() - 12) + rest;
    }

    private static MockResponse.Builder gzipped(ByteString body) {
        return new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(new Buffer().write(body));
    }

    private static ByteString gzip(String text) throws IOException {
        Buffer buffer = new Buffer();
        try (BufferedSink sink = Okio.buffer(new GzipSink(buffer))) {
            sink.writeUtf8(text);
        }
        return buffer.readByteString();
    }

    private ApiResponse<?> create(CallStyle style) {
        try (MoovClient moov = api.client().build()) {
            return style.run(moov, Operation.CREATE);
        }
    }

    private MoovException failure(CallStyle style, Operation operation) {
        try (MoovClient moov = api.client().build()) {
            return style.failure(moov, operation, RequestOptions.none());
        }
    }
}
