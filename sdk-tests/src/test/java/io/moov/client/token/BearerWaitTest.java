package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HTTP calls that wait for a token: what ends a call ends its wait, and nobody else's. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BearerWaitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HeldTokenEndpoint endpoint;
    private OkHttpClient http;

    @RegisterExtension
    final ProtectedApi api = new ProtectedApi();

    @BeforeEach
    void start() throws Exception {
        endpoint = new HeldTokenEndpoint();
        api.behave(request -> Answers.status(200));
        http = BearerAuth.of(endpoint.source, ProtectedApi.HOST)
                .addTo(api.plainClient())
                .build();
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void cancellingOneEndsItsWait() throws Exception {
        Call cancelled = http.newCall(api.post().build());
        CompletableFuture<Integer> outcome = HttpCallStyle.enqueue(cancelled);
        CompletableFuture<Integer> patient =
                HttpCallStyle.sendAsync(http, api.post().build());
        endpoint.requests.await(1);

        cancelled.cancel();

        assertFails(outcome, IOException.class, "Canceled");
        assertOthersGetTheToken(patient);
    }

    @Test
    void oneThatIsCancelledBeforeItWaitsDoesNotWait() throws Exception {
        OkHttpClient cancelling = BearerAuth.of(endpoint.source, ProtectedApi.HOST)
                .addTo(api.plainClient().addInterceptor(chain -> {
                    chain.call().cancel();
                    return chain.proceed(chain.request());
                }))
                .build();

        assertFails(HttpCallStyle.enqueue(cancelling.newCall(api.post().build())), IOException.class, "Canceled");
    }

    @ParameterizedTest
    @EnumSource
    void theLimitOfACallCoversTheWait(HttpCallStyle style) throws Exception {
        CompletableFuture<Integer> patient =
                HttpCallStyle.sendAsync(http, api.post().build());
        OkHttpClient limited =
                http.newBuilder().callTimeout(Duration.ofMillis(20)).build();

        Throwable failure = catchThrowable(() -> style.send(limited, api.post().build()));

        assertThat(failure).isInstanceOf(InterruptedIOException.class).hasMessage("timeout");
        assertOthersGetTheToken(patient);
    }

    @Test
    void theLimitCoversTheWaitAfter401Too() throws Exception {
        endpoint.answerOne();
        endpoint.source.get();
        api.behave(request -> Answers.status(401));
        OkHttpClient limited =
                http.newBuilder().callTimeout(Duration.ofMillis(500)).build();

        Throwable failure = catchThrowable(
                () -> HttpCallStyle.OKHTTP_BLOCKING.send(limited, api.post().build()));

        assertThat(failure).isInstanceOf(InterruptedIOException.class).hasMessage("timeout");
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() throws Exception {
        CompletableFuture<Integer> patient =
                HttpCallStyle.sendAsync(http, api.post().build());
        boolean[] keptFlag = new boolean[1];
        FutureTask<Throwable> outcome = new FutureTask<>(() -> {
            Throwable failure = catchThrowable(
                    () -> HttpCallStyle.OKHTTP_BLOCKING.send(http, api.post().build()));
            keptFlag[0] = Thread.currentThread().isInterrupted();
            return failure;
        });
        Thread caller = new Thread(outcome, "caller");
        caller.start();
        endpoint.requests.await(1);

        caller.interrupt();

        assertThat(outcome.get(30, TimeUnit.SECONDS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("api.moov.test")
                .cause()
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("the thread was interrupted");
        assertThat(keptFlag[0]).isTrue();
        assertOthersGetTheToken(patient);
    }

    private void assertOthersGetTheToken(CompletableFuture<Integer> patient) throws Exception {
        endpoint.requests.await(1);
        endpoint.answerOne();
        assertThat(patient).succeedsWithin(PATIENCE).isEqualTo(200);
        assertThat(api.authorizations()).containsExactly("Bearer token-1");
        assertThat(endpoint.requests.get()).isEqualTo(1);
    }

    private static void assertFails(CompletableFuture<?> outcome, Class<?> type, String message) {
        assertThat(outcome)
                .failsWithin(PATIENCE)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(type)
                .withMessage(message);
    }
}
