package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.HeldServer;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tally;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Without limits: on a busy machine an attempt may take longer than usual, and would be repeated. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyCallsTest {
    private static final int CALLS = 256;
    private static final Dispatcher BUSY = Answers.inTurn(Answers.status(503, "Retry-After", "3600"));

    @Test
    void areAllInFlightToOneHost() throws Exception {
        try (HeldServer server = HeldServer.start();
                MoovClient moov = Clients.unlimited(server.url()).build()) {
            assertAllInFlight(server, moov);
        }
    }

    /** Whose own dispatcher would let five calls through. */
    @Test
    void areAllInFlightOverTheCallersHttpClient() throws Exception {
        try (HeldServer server = HeldServer.start();
                MoovClient moov = Clients.unlimited(server.url())
                        .httpClient(new OkHttpClient())
                        .build()) {
            assertAllInFlight(server, moov);
        }
    }

    @Test
    void areAllInFlightOverHttp2() throws Exception {
        OkHttpClient http = Tls.trustingClient(Protocol.HTTP_2, Protocol.HTTP_1_1);
        try (HeldServer server = HeldServer.startHttp2();
                MoovClient moov =
                        Clients.unlimited(server.url()).httpClient(http).build()) {
            assertAllInFlight(server, moov);
        }
    }

    /**
     * Calls that wait hold no thread, calls that are over leave none behind. One test for both, because a thread without
     * work stays for some seconds. Four clients wait, because the retry budget of one allows for a hundred waiting calls.
     */
    @Test
    void holdNoThreadWhileTheyWaitAndLeaveNoneBehind() throws Exception {
        List<MoovClient> waiting = new ArrayList<>();
        try (HeldServer server = HeldServer.start();
                MoovClient done = Clients.unlimited(server.url()).build();
                MockWebServer busy = TestServer.start(BUSY)) {
            assertAllInFlight(server, done);
            CallStyle.BLOCKING.run(done, Operation.CREATE);
            assertThat(ClientThreads.alive().size()).isGreaterThan(ClientThreads.areThoseOfCallsCounted() ? 1 : 0);
            List<CompletableFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                MoovClient moov = Clients.unlimited(busy.url("/").toString()).build();
                waiting.add(moov);
                futures.addAll(start(moov, CALLS / 4));
            }

            for (int request = 0; request < CALLS; request++) {
                assertThat(busy.takeRequest(30, TimeUnit.SECONDS)).isNotNull();
            }
            ClientThreads.awaitNoCallThread();

            assertThat(futures).hasSize(CALLS).noneMatch(CompletableFuture::isDone);
            assertThat(busy.getRequestCount()).isEqualTo(CALLS);

            futures.forEach(future -> future.cancel(true));
            ClientThreads.awaitNone();

            CallStyle.ASYNC.run(done, Operation.CREATE);
        } finally {
            waiting.forEach(MoovClient::close);
        }
    }

    /** Cancelling may block, as in a listener of the caller's, but seldom does. */
    @Test
    void areEndedAtTheirLimitsByFewThreads() throws Exception {
        Set<Thread> cancelling = ConcurrentHashMap.newKeySet();
        Tally cancelled = new Tally("cancelled exchanges");
        OkHttpClient http = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        cancelling.add(Thread.currentThread());
                        cancelled.add();
                    }
                })
                .build();
        try (RawServer server = RawServer.start(Trickle.A_BODY_THAT_DRIPS);
                MoovClient moov = Clients.of(server.url())
                        .httpClient(http)
                        .retryPolicy(RetryPolicy.none())
                        .attemptTimeout(Duration.ofSeconds(2))
                        .build()) {
            List<CompletableFuture<?>> futures = start(moov, CALLS);

            for (CompletableFuture<?> future : futures) {
                assertThat(future).failsWithin(Duration.ofSeconds(60));
            }
            cancelled.await(CALLS);
            assertThat(cancelling).hasSizeLessThan(CALLS / 10);
            assertThat(ClientThreads.alive()).hasSizeLessThan(CALLS + CALLS / 10);
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
}
