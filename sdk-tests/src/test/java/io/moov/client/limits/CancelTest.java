package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.ApiResponse;
import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever ends the future ends the call. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancelTest {
    @ParameterizedTest
    @EnumSource
    void duringTheExchangeClosesTheConnection(Trickle trickle) throws Exception {
        try (RawServer server = RawServer.start(trickle);
                MoovClient moov = Clients.unlimited(server.url()).build()) {
            CompletableFuture<?> future = start(moov);
            server.requests.await(1);

            assertThat(future.cancel(true)).isTrue();

            assertThat(future).isCancelled();
            server.hangUps.await(1);
            assertThat(server.connections.get()).isEqualTo(1);
        }
    }

    @Test
    void duringTheExchangeClosesATlsConnection() throws Exception {
        try (RawServer server = RawServer.startTls(Trickle.NOTHING);
                MoovClient moov = Clients.unlimited(server.url())
                        .httpClient(Tls.trustingClient(Protocol.HTTP_1_1))
                        .build()) {
            CompletableFuture<?> future = start(moov);
            server.requests.await(1);

            future.cancel(false);

            server.hangUps.await(1);
        }
    }

    /** Many times, because OkHttp alone misses a moment just after connecting. */
    @Test
    void duringTheHandshakeClosesTheConnection() throws Exception {
        try (RawServer server = RawServer.start(RawServer.Connection::stall);
                MoovClient moov = Clients.unlimited(server.url().replace("http:", "https:"))
                        .build()) {
            for (int round = 1; round <= 50; round++) {
                CompletableFuture<?> future = start(moov);
                server.connections.await(round);

                future.cancel(true);

                server.hangUps.await(round);
            }
        }
    }

    @Test
    void beforeTheExchangeSendsNothing() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch keysAreThere = new CountDownLatch(1);
        try (MockWebServer server = answering();
                MoovClient moov = Clients.unlimited(server.url("/").toString())
                        .credentials(() -> {
                            asked.countDown();
                            awaitQuietly(keysAreThere);
                            return BasicCredentials.of("public-key", "secret-key");
                        })
                        .build()) {
            CompletableFuture<?> cancelled = start(moov);
            asked.await();

            cancelled.cancel(true);
            keysAreThere.countDown();

            start(moov).get();
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void duringTheWaitSendsNothingMore() throws Exception {
        ScheduledRetries retries = new ScheduledRetries();
        try (MockWebServer server = answering();
                MoovClient moov = Clients.unlimited(server.url("/").toString())
                        .addListener(retries)
                        .build()) {
            MockResponse busy = Answers.status(503, "retry-after-ms", "2000");
            server.setDispatcher(Answers.inTurn(busy, busy, Answers.token()));
            CompletableFuture<?> future = start(moov);
            retries.await(1);

            future.cancel(true);

            // Its second attempt would come before that of a call that begins now and waits as long.
            assertThat(start(moov).get().getAttempts()).isEqualTo(2);
            assertThat(server.getRequestCount()).isEqualTo(3);
        }
    }

    @Test
    void afterwardsChangesNothing() throws Exception {
        try (MockWebServer server = answering();
                MoovClient moov = Clients.unlimited(server.url("/").toString()).build()) {
            CompletableFuture<ApiResponse<?>> future = start(moov).thenApply(response -> response);
            ApiResponse<?> response = future.get();

            assertThat(future.cancel(true)).isFalse();

            assertThat(future.get()).isSameAs(response);
            CallStyle.ASYNC.run(moov, Operation.CREATE);
            assertThat(server.takeRequest().getConnectionIndex()).isZero();
            assertThat(server.takeRequest().getConnectionIndex()).isZero();
        }
    }

    @Test
    void aTimeoutOfTheFutureClosesTheConnection() throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING);
                MoovClient moov = Clients.unlimited(server.url()).build()) {
            CompletableFuture<?> future = start(moov);
            server.requests.await(1);

            future.orTimeout(1, TimeUnit.MILLISECONDS);

            assertThatThrownBy(future::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            server.hangUps.await(1);
        }
    }

    @Test
    void completingTheFutureFromOutsideClosesTheConnection() throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING);
                MoovClient moov = Clients.unlimited(server.url()).build()) {
            CompletableFuture<?> future = start(moov);
            server.requests.await(1);

            future.complete(null);

            server.hangUps.await(1);
        }
    }

    private static MockWebServer answering() {
        return TestServer.start(Answers.inTurn(Answers.token()));
    }

    private static CompletableFuture<? extends ApiResponse<?>> start(MoovClient moov) {
        return moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
