package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.HeldServer;
import io.moov.client.support.Operation;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyCallsTest {
    private static final int CALLS = 256;

    @Test
    void areAllInFlightToOneHost() throws Exception {
        try (HeldServer server = HeldServer.start();
                MoovClient moov = Clients.of(server.url()).build()) {
            assertAllInFlight(server, moov);
        }
    }

    /** Whose own dispatcher would let five calls through. */
    @Test
    void areAllInFlightOverTheCallersHttpClient() throws Exception {
        try (HeldServer server = HeldServer.start();
                MoovClient moov =
                        Clients.of(server.url()).httpClient(new OkHttpClient()).build()) {
            assertAllInFlight(server, moov);
        }
    }

    @Test
    void areAllInFlightOverHttp2() throws Exception {
        OkHttpClient http = Tls.trustingClient(Protocol.HTTP_2, Protocol.HTTP_1_1);
        try (HeldServer server = HeldServer.startHttp2();
                MoovClient moov = Clients.of(server.url()).httpClient(http).build()) {
            assertAllInFlight(server, moov);
        }
    }

    /** Four clients, because the retry budget of one allows for a hundred waiting calls. */
    @Test
    void holdNoThreadWhileTheyWait() throws Exception {
        ClientThreads.awaitNoThread();
        List<MoovClient> clients = new ArrayList<>();
        try (MockWebServer server = busy()) {
            List<CompletableFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                MoovClient moov = Clients.of(server).timeout(Clients.NO_LIMIT).build();
                clients.add(moov);
                futures.addAll(start(moov, CALLS / 4));
            }

            ClientThreads.awaitNoCallThread();

            assertThat(futures).hasSize(CALLS).noneMatch(CompletableFuture::isDone);
            assertThat(server.getRequestCount()).isEqualTo(CALLS);
            assertThat(ClientThreads.alive()).hasSizeLessThanOrEqualTo(clients.size());

            futures.forEach(future -> future.cancel(true));
            ClientThreads.awaitNoThread();
        } finally {
            clients.forEach(MoovClient::close);
        }
    }

    @Test
    void leaveNoThreadBehind() throws Exception {
        try (HeldServer server = HeldServer.start()) {
            MoovClient moov = Clients.of(server.url()).build();
            assertAllInFlight(server, moov);
            CallStyle.BLOCKING.run(moov, Operation.CREATE);
            assertThat(ClientThreads.alive()).isNotEmpty();

            ClientThreads.awaitNoThread();

            CallStyle.ASYNC.run(moov, Operation.CREATE);
        }
    }

    private static void assertAllInFlight(HeldServer server, MoovClient moov) throws Exception {
        List<CompletableFuture<?>> futures = start(moov, CALLS);

        server.requests.await(CALLS);

        assertThat(futures).noneMatch(CompletableFuture::isDone);
        server.release();
        for (CompletableFuture<?> future : futures) {
            assertThat(future).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    private static List<CompletableFuture<?>> start(MoovClient moov, int calls) {
        List<CompletableFuture<?>> futures = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            futures.add(moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none()));
        }
        return futures;
    }

    private static MockWebServer busy() {
        return TestServer.start(Answers.inTurn(Answers.status(503, "Retry-After", "3600")));
    }
}
