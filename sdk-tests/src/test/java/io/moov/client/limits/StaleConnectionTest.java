package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that the server closes just when the next request goes out over it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StaleConnectionTest {
    private static final String TOKEN =
            "HTTP/1.1 200 OK\r\nContent-Length: " + Answers.TOKEN_JSON.length() + "\r\n\r\n" + Answers.TOKEN_JSON;

    private final AtomicInteger unread = new AtomicInteger();
    private final OkHttpClient http = new OkHttpClient();

    /** Answers the first request of a connection, and closes it when a second one comes in. */
    private RawServer oneRequestAConnection() throws IOException {
        return RawServer.start(connection -> {
            connection.readRequest();
            connection.send(TOKEN);
            connection.awaitByte();
            unread.incrementAndGet();
            connection.reset();
        });
    }

    @ParameterizedTest
    @EnumSource
    void isNotUsedForARefresh(CallStyle style) throws Exception {
        try (RawServer server = oneRequestAConnection();
                MoovClient moov = Clients.of(server.url()).httpClient(http).build()) {
            style.run(moov, Operation.CREATE);

            for (Operation operation :
                    new Operation[] {Operation.REFRESH, Operation.UNKNOWN_GRANT, Operation.REFRESH}) {
                assertThat(style.run(moov, operation).getAttempts()).isEqualTo(1);
            }

            assertThat(server.connections.get()).isEqualTo(4);
            assertThat(unread).hasValue(0);
            // Each of these was closed after its response; the connection of the first call is still good.
            server.hangUps.await(3);
            assertThat(http.connectionPool().connectionCount()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void costsAnotherCallOneAttempt(CallStyle style) throws Exception {
        try (RawServer server = oneRequestAConnection();
                MoovClient moov = Clients.of(server.url()).httpClient(http).build()) {
            CompletableFuture<?> first = moov.executeAsync(Operation.CREATE.on(moov));
            assertThat(first).succeedsWithin(Duration.ofSeconds(30));

            assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(2);

            assertThat(server.connections.get()).isEqualTo(2);
            assertThat(unread).hasValue(1);
        }
    }
}
