package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.io.IOException;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9113 section 8.7: a request whose stream was refused was not processed at all, so that even a refresh may go again. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefusedStreamTest {
    private static final int REFUSED_STREAM = 7;

    private final MockWebServer server = TestServer.create();

    @BeforeEach
    void start() throws IOException {
        server.useHttps(Tls.SERVER.sslSocketFactory());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> cases() {
        return Stream.of(Operation.values())
                .flatMap(operation -> Stream.of(CallStyle.values()).map(style -> Arguments.of(operation, style)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTriedAgainWhateverTheRequestCarries(Operation operation, CallStyle style) {
        server.enqueue(resetWith(REFUSED_STREAM));
        server.enqueue(Answers.token());
        try (MoovClient moov = client()) {
            ApiResponse<?> response = style.run(moov, operation);

            assertThat(response.getAttempts()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isNotSaidToHaveSpentTheGrant(Operation operation, CallStyle style) {
        for (int attempt = 1; attempt <= 3; attempt++) {
            server.enqueue(resetWith(REFUSED_STREAM));
        }
        try (MoovClient moov = client()) {
            MoovException e = style.failure(moov, operation);

            assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("refused the HTTP/2 stream");
            assertThat(e).message().doesNotContain("spent");
            assertThat(e.isRetryable()).isTrue();
            assertThat(e.getAttempts()).isEqualTo(3);
        }
    }

    /** PROTOCOL_ERROR, INTERNAL_ERROR, CANCEL, ENHANCE_YOUR_CALM. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 11})
    void isNotWhatAnotherResetSays(int code) {
        server.enqueue(resetWith(code));
        server.enqueue(Answers.token());
        try (MoovClient moov = client()) {
            MoovException e = CallStyle.BLOCKING.failure(moov, Operation.REFRESH);

            assertThat(e).isInstanceOf(TransportException.class).hasMessageContaining("spent the grant");
            assertThat(e.isRetryable()).isFalse();
            assertThat(e.getAttempts()).isEqualTo(1);
        }
    }

    private MoovClient client() {
        return Clients.of(server)
                .httpClient(Tls.trustingClient(Protocol.HTTP_2, Protocol.HTTP_1_1))
                .build();
    }

    private static MockResponse resetWith(int code) {
        return new MockResponse.Builder()
                .onRequestStart(new SocketEffect.CloseStream(code))
                .build();
    }
}
