package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.ApiResponse;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Closing ends every call; no limit of these clients would. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CloseTest {
    private static final int CALLS = 8;

    @ParameterizedTest
    @EnumSource
    void endsCallsInTheirExchange(Http http) throws Exception {
        try (RawServer server = RawServer.start(Trickle.HALF_A_BODY)) {
            MoovClient moov = http.clientOf(server.url());
            List<BlockedCaller> callers = startBlocked(moov);
            List<CompletableFuture<?>> futures = startAsync(moov);
            server.requests.await(2 * CALLS);

            moov.close();

            assertAllClosed(callers, futures);
            server.hangUps.await(2 * CALLS);
            assertThat(server.requests.get()).isEqualTo(2 * CALLS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsCallsThatWaitForTheirNextAttempt(Http http) throws Exception {
        try (RawServer server = RawServer.start(client -> {
            while (true) {
                client.readRequest();
                client.send("HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            ScheduledRetries retries = new ScheduledRetries();
            MoovClient moov = http.builderOf(server.url()).addListener(retries).build();
            List<BlockedCaller> callers = startBlocked(moov);
            List<CompletableFuture<?>> futures = startAsync(moov);
            retries.await(2 * CALLS);
            callers.forEach(BlockedCaller::awaitSleeping);

            moov.close();

            assertAllClosed(callers, futures);
            assertThat(server.requests.get()).isEqualTo(2 * CALLS);
        }
    }

    /** A call that begins while the client closes either fails at once or is ended. */
    @ParameterizedTest
    @EnumSource
    void missesNoCallThatBeginsMeanwhile(Http http) throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING)) {
            for (int round = 0; round < 150; round++) {
                MoovClient moov = http.clientOf(server.url());
                List<BlockedCaller> callers = List.of(
                        BlockedCaller.start(moov, Operation.CREATE), BlockedCaller.start(moov, Operation.CREATE));
                CompletableFuture<CompletableFuture<?>> starting = CompletableFuture.supplyAsync(() -> start(moov));
                if (round % 3 == 0) {
                    server.connections.await(round / 3);
                }

                moov.close();

                for (BlockedCaller caller : callers) {
                    assertThat(caller.failure()).isInstanceOfAny(TransportException.class, IllegalStateException.class);
                }
                assertThat(failureOf(starting.get()))
                        .isInstanceOfAny(TransportException.class, IllegalStateException.class);
            }
        }
    }

    /** OkHttp tells the caller's listeners of each cancellation. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endsAllWhateverAListenerDoes(boolean blocks) throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        OkHttpClient http = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        if (!blocks) {
                            throw new IllegalStateException("a bug");
                        }
                        try {
                            released.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException("the test took too long", e);
                        }
                    }
                })
                .build();
        try (RawServer server = RawServer.start(Trickle.NOTHING)) {
            MoovClient moov = Clients.unlimited(server.url()).httpClient(http).build();
            List<CompletableFuture<?>> futures = startAsync(moov);
            server.requests.await(CALLS);

            moov.close();

            for (CompletableFuture<?> future : futures) {
                assertClosed(failureOf(future));
            }
        } finally {
            released.countDown();
        }
    }

    @Test
    void saysSoIfAGrantMayBeSpent() throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING)) {
            MoovClient moov = Http.OWN.clientOf(server.url());
            BlockedCaller caller = BlockedCaller.start(moov, Operation.REFRESH);
            server.requests.await(1);

            moov.close();

            assertThat(caller.failure())
                    .hasMessageContaining("the client was closed")
                    .hasMessageContaining("spent");
        }
    }

    private static List<BlockedCaller> startBlocked(MoovClient moov) {
        List<BlockedCaller> callers = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            callers.add(BlockedCaller.start(moov, Operation.CREATE));
        }
        return callers;
    }

    private static List<CompletableFuture<?>> startAsync(MoovClient moov) {
        List<CompletableFuture<?>> futures = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            futures.add(start(moov));
        }
        return futures;
    }

    private static CompletableFuture<? extends ApiResponse<?>> start(MoovClient moov) {
        return moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
    }

    private static void assertAllClosed(List<BlockedCaller> callers, List<CompletableFuture<?>> futures)
            throws Exception {
        for (BlockedCaller caller : callers) {
            assertClosed(caller.failure());
            assertThat(caller.keptInterruptFlag()).isFalse();
        }
        for (CompletableFuture<?> future : futures) {
            assertClosed(failureOf(future));
        }
    }

    private static void assertClosed(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(TransportException.class, e -> {
                    assertThat(e.isRetryable()).isFalse();
                    assertThat(e.getAttempts()).isEqualTo(1);
                })
                .hasMessageContaining("the client was closed");
    }

    private static Throwable failureOf(CompletableFuture<?> future) {
        Throwable failure = catchThrowable(future::get);
        assertThat(failure).isInstanceOf(ExecutionException.class);
        return failure.getCause();
    }
}
