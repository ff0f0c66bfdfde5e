package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tally;
import io.moov.client.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An OkHttpClient of the caller's is used and left as it is. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedHttpClientTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MockWebServer server = TestServer.start(Answers.inTurn(Answers.status(503), Answers.token()));
    private final Queue<Integer> seenByInterceptor = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> seenOnTheWire = new ConcurrentLinkedQueue<>();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .addInterceptor(noting(seenByInterceptor))
            .addNetworkInterceptor(noting(seenOnTheWire))
            .readTimeout(Duration.ofSeconds(7))
            .build();

    @AfterEach
    void stop() {
        server.close();
        http.dispatcher().executorService().shutdownNow();
    }

    @Test
    void worksAfterTheMoovClientIsClosed() throws Exception {
        MoovClient moov = Clients.of(server).httpClient(http).build();
        for (CallStyle style : CallStyle.values()) {
            style.run(moov, Operation.CREATE);
        }
        int connections = http.connectionPool().connectionCount();

        moov.close();

        assertThat(http.connectionPool().connectionCount())
                .isEqualTo(connections)
                .isPositive();
        assertThat(http.dispatcher().executorService().isShutdown()).isFalse();
        Request request = new Request.Builder().url(server.url("/other")).build();
        try (Response response = http.newCall(request).execute()) {
            assertThat(response.code()).isEqualTo(200);
        }
        http.dispatcher().executorService().submit(() -> {}).get();
    }

    @Test
    void keepsItsSettings() throws Exception {
        List<Interceptor> interceptors = List.copyOf(http.interceptors());
        List<Interceptor> networkInterceptors = List.copyOf(http.networkInterceptors());

        try (MoovClient moov = Clients.of(server).httpClient(http).build()) {
            CallStyle.ASYNC.run(moov, Operation.CREATE);
        }

        assertThat(http.interceptors()).isEqualTo(interceptors);
        assertThat(http.networkInterceptors()).isEqualTo(networkInterceptors);
        assertThat(http.readTimeoutMillis()).isEqualTo(7000);
        assertThat(http.callTimeoutMillis()).isZero();
        assertThat(http.followRedirects()).isTrue();
        assertThat(http.retryOnConnectionFailure()).isTrue();
        assertThat(http.dispatcher().getMaxRequests()).isEqualTo(64);
        assertThat(http.dispatcher().getMaxRequestsPerHost()).isEqualTo(5);
    }

    /** Also the status that the SDK hides from OkHttp itself. */
    @ParameterizedTest
    @EnumSource
    void itsInterceptorsSeeEachAttemptAsItWas(CallStyle style) {
        try (MoovClient moov = Clients.of(server).httpClient(http).build()) {
            style.run(moov, Operation.CREATE);
        }

        assertThat(seenByInterceptor).containsExactly(503, 200);
        assertThat(seenOnTheWire).containsExactly(503, 200);
    }

    /** Some count these as failures. */
    @ParameterizedTest
    @EnumSource
    void itsListenersHearOfNoCancellationUnlessThereIsOne(CallStyle style) throws Exception {
        Tally cancelled = new Tally("cancellations");
        OkHttpClient listening = http.newBuilder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        cancelled.add();
                    }
                })
                .build();
        try (MoovClient moov = Clients.of(server).httpClient(listening).build()) {
            style.run(moov, Operation.CREATE); // after a 503
            style.run(moov, Operation.REFRESH);
            style.run(moov, Operation.REVOKE);
        }
        assertThat(cancelled.get()).isZero();

        try (RawServer silent = RawServer.start(Trickle.NOTHING);
                MoovClient moov = Clients.of(silent.url()).httpClient(listening).build()) {
            CompletableFuture<?> future = moov.executeAsync(Operation.CREATE.on(moov));
            silent.requests.await(1);
            future.cancel(true);
        }
        cancelled.await(1);
        assertThat(cancelled.get()).isEqualTo(1);
    }

    /** Its threads may all wait for the very calls that would need one, or be no more. */
    @Test
    void itsExecutorIsNotNeeded() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        ExecutorService bounded = Executors.newSingleThreadExecutor();
        OkHttpClient crowded =
                http.newBuilder().dispatcher(new Dispatcher(bounded)).build();
        try (MoovClient moov = Clients.of(server).httpClient(crowded).build()) {
            bounded.execute(() -> awaitQuietly(busy));
            assertThat(moov.executeAsync(Operation.CREATE.on(moov))).succeedsWithin(PATIENCE);

            bounded.shutdownNow();
            assertThat(moov.executeAsync(Operation.CREATE.on(moov))).succeedsWithin(PATIENCE);
            CallStyle.BLOCKING.run(moov, Operation.CREATE);
        } finally {
            busy.countDown();
            bounded.shutdownNow();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The limits of the MoovClient count, in place of this client's own. */
    @Test
    void itsReadLimitDoesNotCutAnAttemptShort() throws Exception {
        OkHttpClient impatient = http.newBuilder()
                .readTimeout(Duration.ofMillis(50))
                .callTimeout(Duration.ofMillis(100))
                .build();
        try (RawServer slow = RawServer.start(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 204 Done\r\n");
                    client.drip("\r\n");
                });
                MoovClient moov = Clients.of(slow.url()).httpClient(impatient).build()) {
            assertThat(CallStyle.BLOCKING.run(moov, Operation.REVOKE).getAttempts())
                    .isEqualTo(1);
        }
    }

    private static Interceptor noting(Queue<Integer> statuses) {
        return chain -> {
            Response response = chain.proceed(chain.request());
            statuses.add(response.code());
            return response;
        };
    }
}
