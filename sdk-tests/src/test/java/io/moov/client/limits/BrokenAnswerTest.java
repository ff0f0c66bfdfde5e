package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Successes that end before they should. */
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
                        .hasMessageContaining("the connection broke before the response was complete");
                assertThat(repeated.getAttempts()).isEqualTo(3);
                assertThat(spent).isInstanceOf(TransportException.class).hasMessageContaining("spent the grant");
                assertThat(spent.getAttempts()).isEqualTo(1);
            }
            assertThat(server.requests.get()).isEqualTo(2 * (3 + 1));
        }
    }

    private static RawServer breakingOffAfter(String answer) throws IOException {
        return RawServer.start(client -> {
            client.readRequest();
            client.send(answer);
        });
    }
}
