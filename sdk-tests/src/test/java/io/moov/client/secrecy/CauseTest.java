package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.MockApi;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.ReservedPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrecy is no reason to hide what can safely be said of a failure. */
class CauseTest {
    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void isKeptIfTheConnectionEndsEarly(CallStyle style) throws IOException {
        for (String answer : new String[] {"", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"}) {
            assertThat(causeOf(style, answer)).hasMessageStartingWith("unexpected end of stream");
        }
    }

    @ParameterizedTest
    @EnumSource
    void losesItsWordsButNotItsPlaceIfItQuotesTheAnswer(CallStyle style) throws IOException {
        Throwable cause = causeOf(style, "HTTP/1.1 2x0 " + Canaries.FRESH_ACCESS_TOKEN + "\r\n\r\n");
        assertThat(cause).isInstanceOf(ProtocolException.class).hasMessage("the response is not valid HTTP");
        assertThat(cause.getStackTrace()[0].getClassName()).startsWith("okhttp3.");
    }

    private Throwable causeOf(CallStyle style, String answer) throws IOException {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send(answer);
                });
                MoovClient moov = Clients.of(server.url()).build()) {
            MoovException failure = style.failure(moov, Operation.REFRESH);
            watch.check(failure);
            assertThat(failure).isInstanceOf(TransportException.class);
            return failure.getCause();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKeptIfNothingCouldBeSent(CallStyle style) throws IOException {
        try (ReservedPort closed = new ReservedPort();
                MoovClient moov = Clients.of(closed.url()).build()) {
            assertThat(style.failure(moov, Operation.CREATE))
                    .hasCauseInstanceOf(ConnectException.class)
                    .hasRootCauseMessage("Connection refused");
        }
    }
}
