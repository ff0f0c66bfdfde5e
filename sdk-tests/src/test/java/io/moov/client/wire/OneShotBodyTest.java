package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import retrofit2.Call;

/** A body of the caller's, which may be a stream that is gone once it was sent. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OneShotBodyTest {
    private final AtomicInteger written = new AtomicInteger();

    private RequestBody body(boolean oneShot) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get("text/plain");
            }

            @Override
            public long contentLength() {
                return 4;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                written.incrementAndGet();
                sink.writeUtf8("once");
            }

            @Override
            public boolean isOneShot() {
                return oneShot;
            }
        };
    }

    /** After each of these the SDK sends a PUT again, and OkHttp by itself some of them too. */
    static Stream<Arguments> outcomes() {
        return Stream.of("500 Error", "429 Busy", "503 Busy", "")
                .flatMap(status -> Stream.of(CallStyle.values()).map(style -> Arguments.of(status, style)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void isSentOnce(String status, CallStyle style) throws Exception {
        try (RawServer server = answering(status);
                MoovClient moov = Clients.of(server.url()).build()) {
            assertThat(failure(style, moov, body(true)).getAttempts()).isEqualTo(1);

            assertThat(written).hasValue(1);
            assertThat(server.requests.get()).isEqualTo(1);
        }
    }

    /** The generator gives a method its content type as a header, and Retrofit then puts a body around the caller's. */
    @ParameterizedTest
    @MethodSource("outcomes")
    void isSentOnceInAnotherBodyToo(String status, CallStyle style) throws Exception {
        try (RawServer server = answering(status);
                MoovClient moov = Clients.of(server.url()).build()) {
            HandwrittenApi api = moov.create(HandwrittenApi.class);

            assertThat(failure(style, moov, api.uploadTyped(body(true))).getAttempts())
                    .isEqualTo(1);
            assertThat(failure(style, moov, api.uploadParts(List.of(MultipartBody.Part.create(body(true)))))
                            .getAttempts())
                    .isEqualTo(1);

            assertThat(written).hasValue(2);
        }
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void isSentAgainIfItIsAnother(String status, CallStyle style) throws Exception {
        try (RawServer server = answering(status);
                MoovClient moov = Clients.of(server.url()).build()) {
            assertThat(failure(style, moov, body(false)).getAttempts()).isEqualTo(3);

            assertThat(written).hasValue(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTriedAgainIfItCouldNotBeSent(CallStyle style) throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        try (MoovClient moov = Clients.of("http://127.0.0.1:" + closedPort).build()) {
            assertThat(failure(style, moov, body(true)).getAttempts()).isEqualTo(3);

            assertThat(written).hasValue(0);
        }
    }

    private static MoovException failure(CallStyle style, MoovClient moov, RequestBody body) {
        return failure(style, moov, moov.create(HandwrittenApi.class).upload(body));
    }

    private static MoovException failure(CallStyle style, MoovClient moov, Call<?> call) {
        return Assertions.catchThrowableOfType(MoovException.class, () -> style.run(moov, call, RequestOptions.none()));
    }

    /** Nothing is a connection that breaks off. */
    private static RawServer answering(String status) throws IOException {
        return RawServer.start(connection -> {
            connection.readRequest();
            if (!status.isEmpty()) {
                connection.send("HTTP/1.1 " + status + "\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n");
            }
        });
    }
}
