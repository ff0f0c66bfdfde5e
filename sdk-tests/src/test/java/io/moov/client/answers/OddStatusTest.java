package io.moov.client.answers;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statuses that HTTP libraries act upon by themselves, and some that hardly exist. */
class OddStatusTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @ValueSource(ints = {101, 300, 301, 302, 303, 304, 305, 307, 308, 399, 401, 407, 408, 421, 425, 426, 511, 600, 999})
    void isReportedAsItIsAfterOneRequest(int status) throws IOException {
        isReportedAsItIsAfterOneRequest(status, Operation.CREATE);
    }

    /** OkHttp sends more of these again by itself if they have no body. */
    @ParameterizedTest
    @ValueSource(ints = {101, 300, 301, 302, 303, 304, 305, 307, 308, 399, 401, 407, 408, 421, 425, 426, 511, 600, 999})
    void ofARequestWithoutABodyIsReportedAsItIsToo(int status) throws IOException {
        isReportedAsItIsAfterOneRequest(status, Operation.READ);
    }

    private void isReportedAsItIsAfterOneRequest(int status, Operation operation) throws IOException {
        for (CallStyle style : CallStyle.values()) {
            try (RawServer server = answering("HTTP/1.1 " + status + " Odd\r\nContent-Length: 0\r\nRetry-After: 0\r\n"
                            + "Location: /elsewhere\r\nWWW-Authenticate: Basic\r\nProxy-Authenticate: Basic\r\n"
                            + "Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
                    MoovClient moov = api.client().baseUrl(server.url()).build()) {
                ApiException refused = style.failure(ApiException.class, moov, operation, RequestOptions.none());
                assertThat(refused.getStatus()).isEqualTo(status);
                assertThat(refused.isRetryable()).isFalse();
                assertThat(refused.getHeaders().get("Retry-After")).containsExactly("0");
                assertThat(refused.getHeaders().get("Location")).containsExactly("/elsewhere");
                assertThat(server.requests.get()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAnInformationalKindIsNotTheAnswer(CallStyle style) throws IOException {
        for (int status : new int[] {100, 102, 103, 199}) {
            try (RawServer server = answering("HTTP/1.1 " + status + " Wait\r\nX-Hint: x\r\n\r\nHTTP/1.1 200 OK\r\n"
                            + "Content-Length: " + Answers.TOKEN_JSON.length() + "\r\n\r\n" + Answers.TOKEN_JSON);
                    MoovClient moov = api.client().baseUrl(server.url()).build()) {
                AuthToken token = (AuthToken) style.run(moov, Operation.CREATE).getValue();
                assertThat(token.getAccessToken()).isEqualTo("an-access-token");
                assertThat(server.requests.get()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.0 401 Unauthorized\r\n\r\n",
                "HTTP/1.1 401 é\u0001\r\nContent-Length: 0\r\nX-Odd: é\u0001\r\n: no name\r\n\r\n",
                "ICY 401 Unauthorized\r\n\r\n"
            })
    void mayComeInAnOddLine(String answer) throws IOException {
        try (RawServer server = answering(answer);
                MoovClient moov = api.client().baseUrl(server.url()).build()) {
            ApiException refused = (ApiException) CallStyle.BLOCKING.failure(moov, Operation.CREATE);
            assertThat(refused.getStatus()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "200 OK\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/7.1 200 OK\r\n\r\n",
                "{\"access_token\":\"x\"}\r\n\r\n"
            })
    void thatIsNoneIsATransportFailure(String answer) throws IOException {
        try (RawServer server = answering(answer);
                MoovClient moov = api.client().baseUrl(server.url()).build()) {
            for (CallStyle style : CallStyle.values()) {
                assertThat(style.failure(moov, Operation.REFRESH)).isInstanceOf(TransportException.class);
            }
            assertThat(server.requests.get()).isEqualTo(2);
        }
    }

    private static RawServer answering(String answer) throws IOException {
        return RawServer.start(connection -> {
            connection.readRequest();
            connection.send(answer);
        });
    }
}
