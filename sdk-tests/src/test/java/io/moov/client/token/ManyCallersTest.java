package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Ten thousand callers of one source. */
class ManyCallersTest {
    private static final int CALLERS = 10_000;
    private static final int THREADS = 100;

    /** Each of the callers asks every 50 seconds, some of them at a time. */
    private static final int CALLERS_AT_A_TIME = CALLERS / 100;

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @Test
    void costOneRequestIfThereIsNoTokenYet() throws Exception {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = MoovClient.builder()
                        .baseUrl(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .build();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build()) {
            sandbox.failNext(1, Failure.delay(Duration.ofMillis(300)));
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<List<AuthToken>>> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                threads.add(inThread(() -> {
                    start.await();
                    return callBothWays(source);
                }));
            }
            start.countDown();
            Set<AuthToken> tokens = new HashSet<>();
            for (CompletableFuture<List<AuthToken>> thread : threads) {
                tokens.addAll(thread.get(60, TimeUnit.SECONDS));
            }
            assertThat(tokens).hasSize(1);
            assertThat(sandbox.requestCount()).isEqualTo(1);
        }
    }

    private static List<AuthToken> callBothWays(TokenSource source) throws Exception {
        List<CompletableFuture<AuthToken>> asked = new ArrayList<>();
        for (int i = 1; i < CALLERS / THREADS; i++) {
            asked.add(source.getAsync());
        }
        List<AuthToken> tokens = new ArrayList<>(List.of(source.get()));
        for (CompletableFuture<AuthToken> token : asked) {
            tokens.add(token.get(60, TimeUnit.SECONDS));
        }
        return tokens;
    }

    @Test
    void costFifteenRequestsInTenLifetimesAndNobodyWaitsButAtTheFirst() {
        VirtualTime time = new VirtualTime(1);
        FakeEndpoint endpoint = new FakeEndpoint(time);
        TokenSource source = Sources.alone(time, endpoint);
        List<CompletableFuture<AuthToken>> first = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            first.add(source.getAsync());
        }
        endpoint.pending.get(0).succeed(LIFETIME);
        assertThat(first).allMatch(CompletableFuture::isDone);

        long end = time.nanos() + LIFETIME.multipliedBy(10).toNanos();
        while (time.nanos() < end) {
            time.advance(Duration.ofMillis(500)); // also the time that a response takes
            List.copyOf(endpoint.pending).forEach(request -> request.succeed(LIFETIME));
            for (int i = 0; i < CALLERS_AT_A_TIME; i++) {
                CompletableFuture<AuthToken> got = source.getAsync();
                if (!got.isDone() || !endpoint.isValid(got.join().getAccessToken())) {
                    throw new AssertionError("a caller waited, or got a token that had expired");
                }
            }
        }
        assertThat(endpoint.all).hasSizeBetween(14, 16);
    }

    private static <T> CompletableFuture<T> inThread(Task<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(task.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private interface Task<T> {
        T call() throws Exception;
    }
}
