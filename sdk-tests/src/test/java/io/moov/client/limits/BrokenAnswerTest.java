package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import okio.ByteString;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that end before they should. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenAnswerTest {
    private static final String SECRET = "s3cr3t-t0k3n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Len",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"access_token\":\"" + SECRET,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"acc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"acc\r\n"
            })
    void aSuccessThatBreaksOffIsALostAnswer(String answer) throws Exception {
        try (RawServer server = breakingOffAfter(answer);
                MoovClient moov = Clients.of(server.url()).build()) {
            for (CallStyle style : CallStyle.values()) {
                MoovException repeated = style.failure(moov, Operation.CREATE);
                MoovException spent = style.failure(moov, Operation.REFRESH);

                assertThat(repeated)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("the connection broke before the answer was complete");
                assertThat(repeated.getAttempts()).isEqualTo(3);
                assertThat(spent).isInstanceOf(TransportException.class).hasMessageContaining("spent the grant");
                assertThat(spent.getAttempts()).isEqualTo(1);
            }
            assertThat(server.requests.get()).isEqualTo(2 * (3 + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 422 Unprocessable\r\nContent-Length: 100\r\n\r\n{\"scope\":",
                "HTTP/1.1 422 Unprocessable\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"scope\":\r\n",
                "HTTP/1.1 422 Unprocessable\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n{\"scope\":",
                "HTTP/1.1 422 Unprocessable\r\nConnection: close\r\n\r\n{\"scope\":"
            })
    void anErrorThatBreaksOffKeepsWhatCame(String answer) throws Exception {
        try (RawServer server = breakingOffAfter(answer);
                MoovClient moov = Clients.of(server.url()).build()) {
            for (CallStyle style : CallStyle.values()) {
                ApiException e = style.failure(ApiException.class, moov, Operation.CREATE, RequestOptions.none());

                assertThat(e.getStatus()).isEqualTo(422);
                assertThat(e.getBody()).isEqualTo("{\"scope\":");
            }
        }
    }

    /** What OkHttp takes for framing here may be a piece of a token. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET + "\r\n\r\n",
                "HTTP/1.1 " + SECRET + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\n" + SECRET,
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + SECRET + "\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + SECRET + "\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n" + SECRET,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{" + SECRET
            })
    void nothingOfAnUnreadableAnswerIsRepeated(String answer) throws Exception {
        try (RawServer server = breakingOffAfter(answer);
                MoovClient moov = Clients.of(server.url()).build()) {
            for (CallStyle style : CallStyle.values()) {
                StringWriter everything = new StringWriter();
                style.failure(moov, Operation.CREATE).printStackTrace(new PrintWriter(everything));

                assertThat(everything.toString())
                        .doesNotContain(SECRET)
                        .doesNotContain(ByteString.encodeUtf8(SECRET).hex());
            }
        }
    }

    private static RawServer breakingOffAfter(String answer) throws IOException {
        return RawServer.start(client -> {
            client.readRequest();
            client.send(answer);
        });
    }
}
