package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.DroppingProxy;
import io.moov.client.support.Operation;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that no longer carries a byte, and says nothing about it, as behind a router that has forgotten it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeadConnectionTest {
    /** Also the second attempt must fit in, with a TLS handshake beside those of twenty others on a busy machine. */
    private static final RequestOptions QUICK =
            RequestOptions.builder().attemptTimeout(Duration.ofSeconds(5)).build();

    private final MockWebServer server = TestServer.create();
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger held = new AtomicInteger();
    private final OkHttpClient http = Tls.trustingClient(Protocol.HTTP_2, Protocol.HTTP_1_1);
    private DroppingProxy network;

    @BeforeEach
    void start() throws Exception {
        server.useHttps(Tls.SERVER.sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                if (held.getAndDecrement() > 0) {
                    released.await();
                }
                return Answers.token();
            }
        });
        server.start();
        network = new DroppingProxy(server.getPort());
    }

    @AfterEach
    void stop() throws Exception {
        released.countDown();
        network.close();
        server.close();
    }

    private MoovClient.Builder client() {
        return Clients.of("https://localhost:" + network.port())
                .httpClient(http)
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT);
    }

    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void costsOneAttemptAndCallsAfterwardsNone(CallStyle style) throws Exception {
        try (MoovClient moov = client().build()) {
            assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(1);
            network.cutConnections();

            assertThat(run(style, moov).getAttempts()).isEqualTo(2);

            // OkHttp gives the connection one second to answer a ping, and nothing outside tells when that is over.
            Thread.sleep(2_000);
            for (int call = 0; call < 3; call++) {
                assertThat(run(style, moov).getAttempts()).isEqualTo(1);
            }
            // The first, that of the second attempt alone, and one that all calls share again.
            assertThat(network.connections()).isEqualTo(3);
        }
    }

    /** All of them at once: none may try the dead one twice. */
    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void costsEachCallUnderWayOneAttempt() throws Exception {
        try (MoovClient moov = client().build()) {
            CallStyle.ASYNC.run(moov, Operation.CREATE);
            network.cutConnections();
            List<CompletableFuture<? extends ApiResponse<?>>> calls = new ArrayList<>();
            for (int call = 0; call < 20; call++) {
                calls.add(moov.executeAsync(Operation.CREATE.on(moov), QUICK));
            }

            for (CompletableFuture<? extends ApiResponse<?>> call : calls) {
                assertThat(call.get(30, TimeUnit.SECONDS).getAttempts()).isEqualTo(2);
            }
        }
    }

    /** One request that the server does not answer says nothing about the connection. */
    @ParameterizedTest
    @EnumSource
    @Execution(ExecutionMode.CONCURRENT)
    void isNotTakenForOneThatOnlyOneStreamWaitsOn(CallStyle style) throws Exception {
        try (MoovClient moov = client().build()) {
            style.run(moov, Operation.CREATE);
            held.set(2);
            CompletableFuture<? extends ApiResponse<?>> healthy = moov.executeAsync(Operation.CREATE.on(moov));
            awaitRequests(2);

            assertThat(run(style, moov).getAttempts()).isEqualTo(2);

            assertThat(healthy).isNotDone();
            released.countDown();
            assertThat(healthy.get(30, TimeUnit.SECONDS).getAttempts()).isEqualTo(1);
            assertThat(run(style, moov).getAttempts()).isEqualTo(1);
            assertThat(connectionsOf(server)).containsExactly(0, 0, 0, 1, 0);
        }
    }

    private void awaitRequests(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (server.getRequestCount() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(server.getRequestCount()).isEqualTo(count);
    }

    private static List<Integer> connectionsOf(MockWebServer server) throws InterruptedException {
        List<Integer> connections = new ArrayList<>();
        while (connections.size() < server.getRequestCount()) {
            connections.add(server.takeRequest().getConnectionIndex());
        }
        return connections;
    }

    private static ApiResponse<?> run(CallStyle style, MoovClient moov) {
        return style.run(moov, Operation.CREATE.on(moov), QUICK);
    }
}
