package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.Samples;
import io.moov.client.support.Tally;
import io.moov.client.testing.TestServer;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Which thread does what: a blocking call is made on its caller's, an asynchronous one keeps off it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallersThreadTest {
    private static final InheritableThreadLocal<String> INHERITABLE = new InheritableThreadLocal<>();

    private final MockWebServer server = TestServer.create();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Tally asked = new Tally("questions to the supplier");
    private final CountDownLatch answered = new CountDownLatch(1);

    /** A thread as the caller's code finds it. */
    private record Seen(Thread thread, ClassLoader loader, String inherited, boolean daemon) {
        static Seen here() {
            Thread thread = Thread.currentThread();
            return new Seen(thread, thread.getContextClassLoader(), INHERITABLE.get(), thread.isDaemon());
        }
    }

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(
                Answers.inTurn(Answers.status(503), Answers.token(), Answers.status(503), Answers.token()));
        server.start();
    }

    @AfterEach
    void stop() {
        answered.countDown();
        server.close();
    }

    @Test
    void ofABlockingCallMakesAllItsAttempts() {
        try (MoovClient moov = noting()) {
            CallStyle.BLOCKING.run(moov, Operation.CREATE);
        }

        assertThat(seen).hasSize(6).allMatch(each -> each.thread() == Thread.currentThread());
    }

    @Test
    void ofAnAsynchronousCallMakesNotEvenTheFirst() {
        try (MoovClient moov = noting()) {
            CallStyle.ASYNC.run(moov, Operation.CREATE);
        }

        assertThat(seen).hasSize(6).noneMatch(each -> each.thread() == Thread.currentThread());
        assertThat(seen).allMatch(Seen::daemon);
        assertThat(seen).allMatch(each -> each.thread().getName().startsWith("moov-call"));
    }

    /** A thread outlives the call that it was started for, and with it all that it would keep. */
    @Test
    void givesNothingToTheThreadsOfTheSdk() throws Exception {
        ClientThreads.awaitNone();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], before);
                MoovClient moov = noting()) {
            Thread.currentThread().setContextClassLoader(application);
            INHERITABLE.set("of the caller");

            CallStyle.ASYNC.run(moov, Operation.CREATE);

            assertThat(seen).hasSize(6);
            assertThat(seen).allMatch(each -> each.inherited() == null).noneMatch(each -> each.loader() == application);
            assertThat(ClientThreads.loaders()).doesNotContain(application);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            INHERITABLE.remove();
        }
    }

    @Test
    void isGivenBackAtOnceWhileTheSupplierThinks() {
        try (MoovClient moov = hanging().build()) {
            CompletableFuture<?> future = moov.authentication().createAccessTokenAsync(Samples.clientCredentials());

            assertThat(future).isNotDone();
            answered.countDown();
            assertThat(future).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void hasItsFutureAtTheLimitAlthoughTheSupplierHangs() throws Exception {
        try (MoovClient moov = hanging().timeout(Duration.ofSeconds(1)).build()) {
            CompletableFuture<?> future = moov.executeAsync(Operation.REFRESH.on(moov), RequestOptions.none());

            assertThat(future)
                    .failsWithin(Duration.ofSeconds(30))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.isRetryable()).isTrue(); // nothing was sent
                        assertThat(e.getAttempts()).isEqualTo(1);
                    })
                    .withMessageContaining("the limit of the whole call");
            assertThat(asked.get()).isEqualTo(1);
            assertNothingIsSent();
        }
    }

    @Test
    void hasItsFutureOnCloseAlthoughTheSupplierHangs() throws Exception {
        MoovClient moov = hanging().build();
        CompletableFuture<?> future = moov.executeAsync(Operation.REFRESH.on(moov), RequestOptions.none());
        asked.await(1);

        moov.close();

        assertThat(future)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingCause()
                .withMessageContaining("the client was closed");
        assertNothingIsSent();
    }

    @Test
    void cancelsWhileTheSupplierHangs() throws Exception {
        try (MoovClient moov = hanging().build()) {
            CompletableFuture<?> future = moov.executeAsync(Operation.REFRESH.on(moov), RequestOptions.none());
            asked.await(1);

            future.cancel(true);

            assertThat(future).isCancelled();
            assertNothingIsSent();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_24, disabledReason = "locks of OkHttp's pin virtual threads before (JEP 491)")
    void isVirtualForAsynchronousCalls() throws Exception {
        try (MoovClient moov = noting()) {
            CallStyle.ASYNC.run(moov, Operation.CREATE);
        }

        for (Seen each : seen) {
            assertThat(Thread.class.getMethod("isVirtual").invoke(each.thread()))
                    .isEqualTo(true);
        }
    }

    /** Also once the supplier has thought of an answer. */
    private void assertNothingIsSent() {
        Thread worker = seen.element().thread();
        answered.countDown();
        ClientThreads.awaitIdle(worker);
        assertThat(server.getRequestCount()).isZero();
    }

    /** Notes the threads of the supplier and of both kinds of interceptors. */
    private MoovClient noting() {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    seen.add(Seen.here());
                    return chain.proceed(chain.request());
                })
                .addNetworkInterceptor(chain -> {
                    seen.add(Seen.here());
                    return chain.proceed(chain.request());
                })
                .build();
        return Clients.of(server)
                .httpClient(http)
                .credentials(() -> {
                    seen.add(Seen.here());
                    return BasicCredentials.of("public", "secret");
                })
                .build();
    }

    private MoovClient.Builder hanging() {
        return Clients.of(server)
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT)
                .credentials(() -> {
                    seen.add(Seen.here());
                    asked.add();
                    try {
                        answered.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return BasicCredentials.of("public", "secret");
                });
    }
}
