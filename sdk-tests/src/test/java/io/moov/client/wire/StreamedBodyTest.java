package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.MockApi;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.time.Duration;
import mockwebserver3.MockResponse;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A body that the caller reads from the connection after the call has returned. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StreamedBodyTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void endsAtTheLimitOfItsAttempt(CallStyle style) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    connection.drip("x".repeat(1_000_000));
                });
                MoovClient moov = Clients.of(server.url())
                        .attemptTimeout(Duration.ofMillis(500))
                        .build();
                ResponseBody body = download(style, moov)) {
            assertThatThrownBy(body::bytes).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUnpacked(CallStyle style) throws Exception {
        Buffer packed = new Buffer();
        Okio.buffer(new GzipSink(packed)).writeUtf8("all of it").close();
        api.answer(new MockResponse.Builder().body(packed).setHeader("Content-Encoding", "gzip"));
        try (MoovClient moov = api.client().build();
                ResponseBody body = download(style, moov)) {
            assertThat(body.string()).isEqualTo("all of it");
        }
    }

    private static ResponseBody download(CallStyle style, MoovClient moov) {
        return style.run(moov, moov.create(HandwrittenApi.class).download(), RequestOptions.none())
                .getValue();
    }
}
