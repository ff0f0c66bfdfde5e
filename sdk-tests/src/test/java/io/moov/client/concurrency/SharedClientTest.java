package io.moov.client.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthenticationApi;
import io.moov.client.support.Clients;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One client, many callers, mixed answers: nobody gets what is another's. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedClientTest {
    private static final int THREADS = 64;
    private static final int CALLS_OF_A_THREAD = 100;
    private static final int CALLS = THREADS * CALLS_OF_A_THREAD;

    @Test
    void crossesNothingBetweenThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try (EchoServer server = EchoServer.start();
                MoovClient moov = Clients.unlimited(server.url()).build()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int firstId = thread * CALLS_OF_A_THREAD;
                running.add(threads.submit(() -> {
                    start.await();
                    for (int i = 0; i < CALLS_OF_A_THREAD; i++) {
                        Caller.of(firstId + i).run(moov);
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }

            assertNothingCrossed(server);
        } finally {
            threads.shutdownNow();
        }
    }

    /** As many chains of calls at once, each call started from the end of the one before. */
    @Test
    void crossesNothingBetweenFutures() throws Exception {
        try (EchoServer server = EchoServer.start();
                MoovClient moov = Clients.unlimited(server.url()).build()) {
            CompletableFuture<?>[] chains = IntStream.range(0, THREADS)
                    .mapToObj(thread -> runAll(moov, thread * CALLS_OF_A_THREAD, (thread + 1) * CALLS_OF_A_THREAD))
                    .toArray(CompletableFuture<?>[]::new);

            CompletableFuture.allOf(chains).get();

            assertNothingCrossed(server);
        }
    }

    private static CompletableFuture<Void> runAll(MoovClient moov, int id, int end) {
        if (id == end) {
            return CompletableFuture.completedFuture(null);
        }
        return runAsync(moov, Caller.of(id)).thenCompose(done -> runAll(moov, id + 1, end));
    }

    private static CompletableFuture<Void> runAsync(MoovClient moov, Caller caller) {
        return moov.executeAsync(caller.call(moov.create(AuthenticationApi.class)), caller.options())
                .handle((response, failure) -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    if (cause instanceof ApiException) {
                        caller.assertOwn((ApiException) cause);
                    } else {
                        assertThat(cause).isNull();
                        caller.assertOwn(response);
                    }
                    return null;
                });
    }

    private static void assertNothingCrossed(EchoServer server) {
        assertThat(server.crossedRequests).isEmpty();
        int attempts = IntStream.range(0, CALLS)
                .map(id -> Caller.of(id).fate().attempts)
                .sum();
        assertThat(server.requests()).isEqualTo(attempts);
    }
}
