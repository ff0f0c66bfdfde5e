package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer is read to its end and given back, so that the next call finds the connection free. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConnectionReuseTest {
    private static final int CALLS = 30;

    private final MockWebServer server = TestServer.start();
    private final OkHttpClient http = new OkHttpClient();

    static List<Arguments> cases() {
        return List.of(MockAnswer.values()).stream()
                .flatMap(answer -> List.of(CallStyle.values()).stream().map(style -> Arguments.of(answer, style)))
                .toList();
    }

    private enum MockAnswer {
        TOKEN(Answers.token()),
        NO_CONTENT(Answers.status(204)),
        BAD_REQUEST(Answers.json(400, "{\"error\":\"invalid_request\"}")),
        INVALID(Answers.json(422, "{\"scope\":\"is unknown\"}")),
        LARGE_ERROR(Answers.json(500, "x".repeat(60_000))),
        BUSY(Answers.status(503)),
        REDIRECT(Answers.status(302, "Location", "/elsewhere")),
        HTML(Answers.json(200, "<html>")),
        INCOMPLETE(Answers.json(200, "{}")),
        CHUNKED(new MockResponse.Builder()
                .chunkedBody(new Buffer().writeUtf8(Answers.TOKEN_JSON), 10)
                .build());

        final MockResponse response;

        MockAnswer(MockResponse response) {
            this.response = response;
        }
    }

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneConnectionDoesForCallsInARow(MockAnswer answer, CallStyle style) throws Exception {
        server.setDispatcher(Answers.inTurn(answer.response));
        try (MoovClient moov = Clients.of(server)
                .httpClient(http)
                .retryPolicy(Clients.attempts(2))
                .build()) {
            for (int call = 0; call < CALLS; call++) {
                runWhateverComes(moov, style);
            }

            int requests = server.getRequestCount();
            assertThat(requests).isGreaterThanOrEqualTo(CALLS);
            for (int i = 0; i < requests; i++) {
                RecordedRequest request = server.takeRequest();
                assertThat(request.getConnectionIndex())
                        .as("connection of request %d", i)
                        .isZero();
            }
            assertThat(http.connectionPool().connectionCount()).isEqualTo(1);
        }
    }

    private static void runWhateverComes(MoovClient moov, CallStyle style) {
        try {
            style.run(moov, Operation.CREATE);
        } catch (MoovException expected) {
            // What matters is the connection.
        }
    }
}
