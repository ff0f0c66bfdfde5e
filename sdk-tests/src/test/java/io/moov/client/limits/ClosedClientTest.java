package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.HeldServer;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What closing leaves, and what it leaves alone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosedClientTest {
    @ParameterizedTest
    @EnumSource
    void refusesCallsAfterwards(Http http) throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING)) {
            MoovClient moov = http.clientOf(server.url());
            moov.close();
            moov.close();

            for (CallStyle style : CallStyle.values()) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> style.run(moov, Operation.CREATE))
                        .withMessageContaining("closed");
            }
            CompletableFuture<?> future = moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
            assertThat(future).isCompletedExceptionally();
            assertThat(server.connections.get()).isZero();
        }
    }

    @Test
    void closesTheConnectionsOfItsOwnHttpClient() throws Exception {
        try (RawServer server = RawServer.start(client -> {
            while (true) {
                client.readRequest();
                client.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            MoovClient moov = Http.OWN.clientOf(server.url());
            CallStyle.BLOCKING.run(moov, Operation.REVOKE);
            CallStyle.ASYNC.run(moov, Operation.REVOKE);
            assertThat(server.connections.get()).isEqualTo(1);

            moov.close();

            server.hangUps.await(1);
        }
    }

    @Test
    void isPossibleFromWithinACompletedFuture() throws Exception {
        try (MockWebServer server = TestServer.start(Answers.inTurn(Answers.token()))) {
            MoovClient moov = Clients.of(server).build();

            CompletableFuture<Void> closed = start(moov).thenRun(moov::close);

            assertThat(closed).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void ofOneClientDoesNotConcernAnother() throws Exception {
        OkHttpClient shared = new OkHttpClient();
        try (HeldServer server = HeldServer.start()) {
            MoovClient one = Clients.of(server.url()).httpClient(shared).build();
            MoovClient other = Clients.of(server.url())
                    .httpClient(shared)
                    .retryPolicy(RetryPolicy.none())
                    .build();
            BlockedCaller caller = BlockedCaller.start(one, Operation.CREATE);
            CompletableFuture<?> future = start(other);
            server.requests.await(2);

            one.close();

            assertThat(caller.failure()).isInstanceOf(TransportException.class);
            server.release();
            assertThat(future).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static CompletableFuture<? extends ApiResponse<?>> start(MoovClient moov) {
        return moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
    }
}
