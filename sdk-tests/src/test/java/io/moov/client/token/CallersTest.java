package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.ApiException;
import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.support.Clients;
import io.moov.client.testing.Failure;
import io.moov.client.testing.InMemoryTokenStore;
import io.moov.client.testing.MoovSandbox;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers see over a real socket, whatever the application around them does. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallersTest {
    private static final StoreKeys KEYS = StoreKeys.of("k1", StoreKeysTest.KEY);

    @Test
    void findThemselvesInTheStackTraceOfAFailure() {
        try (MoovSandbox sandbox = MoovSandbox.start();
                MoovClient moov = Clients.of(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .retryPolicy(Clients.attempts(1))
                        .build();
                TokenSource source =
                        TokenSource.builder(moov).scopes(Scope.PING_READ).build()) {
            sandbox.failNext(1, Failure.status(400).body("application/json", "{\"error\":\"invalid_scope\"}"));

            Throwable failure = catchThrowable(source::get);

            assertThat(failure).isInstanceOf(ApiException.class).hasMessageContaining("HTTP 400 invalid_scope");
            assertThat(((ApiException) failure).getBody()).contains("invalid_scope");
            assertThat(failure.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals(CallersTest.class.getName()));
            assertThat(failure.getCause()).as("with the trace of the refresh").isInstanceOf(ApiException.class);
        }
    }

    /** Kotlin knows no checked exceptions, and Lombok hides them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void getATokenAfterTheSupplierThrewACheckedException(boolean shared) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (MoovSandbox sandbox = MoovSandbox.start();
                TokenStore store = InMemoryTokenStore.create();
                MoovClient moov = Clients.of(sandbox.baseUrl())
                        .credentials(() -> {
                            if (asked.incrementAndGet() == 1) {
                                throw FakeEndpoint.<RuntimeException>sneaky(
                                        new GeneralSecurityException("vault sealed"));
                            }
                            return sandbox.credentials();
                        })
                        .build()) {
            TokenSource.Builder builder = TokenSource.builder(moov).scopes(Scope.PING_READ);
            try (TokenSource source = (shared ? builder.sharedThrough(store, KEYS) : builder).build()) {
                assertThat(catchThrowable(source::get))
                        .isInstanceOf(GeneralSecurityException.class)
                        .hasMessage("vault sealed");
                assertThat(sandbox.isActive(source.get().getAccessToken())).isTrue();
                assertThat(source.getAsync().get(30, TimeUnit.SECONDS)).isNotNull();
            }
        }
    }

    /** Some library waits on the JDK's one thread for delays, and the common pool is full. */
    @Test
    void getTokensInTimeWhileTheThreadsOfTheJdkAreBlocked() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Object> timer = new CompletableFuture<>();
        CompletableFuture<?> delayed = timer.thenRun(() -> await(over));
        timer.completeOnTimeout("on the timer's thread", 1, TimeUnit.MILLISECONDS);
        for (int i = 0; i < 4 * ForkJoinPool.getCommonPoolParallelism(); i++) {
            ForkJoinPool.commonPool().execute(() -> await(over));
        }
        try (MoovSandbox sandbox = MoovSandbox.builder()
                        .tokenLifetime(Duration.ofSeconds(2))
                        .start();
                TokenStore store = InMemoryTokenStore.create();
                MoovClient moov = Clients.of(sandbox.baseUrl())
                        .credentials(sandbox.credentials())
                        .build();
                TokenSource source = TokenSource.builder(moov)
                        .scopes(Scope.PING_READ)
                        .sharedThrough(store, KEYS)
                        .build()) {
            String first = source.get().getAccessToken();
            String token = first;
            int uses = 0;
            while (token.equals(first)) {
                token = source.get().getAccessToken();
                uses++;
            }
            assertThat(uses).isGreaterThan(1);
            assertThat(sandbox.isActive(token)).isTrue();
        } finally {
            over.countDown();
            delayed.join();
        }
    }

    /** The supplier's thread is one of ours, so it does not keep callers longer than they wait at most. */
    @Test
    void canGoWhileTheSupplierHangs() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (MoovSandbox sandbox = MoovSandbox.start();
                TokenStore store = InMemoryTokenStore.create();
                MoovClient moov = Clients.of(sandbox.baseUrl())
                        .credentials(() -> {
                            await(over);
                            return BasicCredentials.of("p", "s");
                        })
                        .build();
                TokenSource source = TokenSource.builder(moov)
                        .scopes(Scope.PING_READ)
                        .sharedThrough(store, KEYS)
                        .build()) {
            assertThat(source.getAsync()).isNotDone();
            Thread.currentThread().interrupt();
            assertThat(catchThrowable(source::get)).hasMessageContaining("the thread was interrupted");
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
