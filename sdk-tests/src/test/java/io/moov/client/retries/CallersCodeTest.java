package io.moov.client.retries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.testing.TestServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import mockwebserver3.MockWebServer;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What code of the caller's throws reaches the caller as it is, after one run: a repeat would not mend a bug. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallersCodeTest {
    private final MockWebServer server = TestServer.create();
    private final AtomicInteger runs = new AtomicInteger();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(Answers.inTurn(Answers.status(503), Answers.token()));
        server.start();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
    }

    @AfterEach
    void stop() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        server.close();
        assertThat(uncaught).isEmpty();
    }

    /** Unchecked, checked as from Kotlin, and such as the SDK would retry if they were its own. */
    static List<Arguments> failures() {
        return Stream.of(
                        new NullPointerException("a bug"),
                        new AssertionError("a bug"),
                        new GeneralSecurityException("the vault is sealed"),
                        new TimeoutException("the vault is silent"),
                        new IOException("the vault is sealed"),
                        new UnknownHostException("vault.example"),
                        new SocketTimeoutException("timeout"),
                        new InterruptedIOException("timeout"),
                        new SSLException("the vault's certificate"))
                .flatMap(failure -> Stream.of(CallStyle.values()).map(style -> Arguments.of(failure, style)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aSupplierOfCredentials(Throwable failure, CallStyle style) {
        Supplier<BasicCredentials> supplier = () -> {
            runs.incrementAndGet();
            throw CallersCodeTest.<RuntimeException>unchecked(failure);
        };
        try (MoovClient moov = Clients.of(server).credentials(supplier).build()) {
            assertThat(catchThrowable(() -> style.run(moov, Operation.CREATE))).isSameAs(failure);
        }
        assertThat(runs).hasValue(1);
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aSupplierOfCredentialsAtTheSecondAttempt(Throwable failure, CallStyle style) {
        Supplier<BasicCredentials> supplier = () -> {
            if (runs.incrementAndGet() == 1) {
                return BasicCredentials.of("public", "secret");
            }
            throw CallersCodeTest.<RuntimeException>unchecked(failure);
        };
        try (MoovClient moov = Clients.of(server).credentials(supplier).build()) {
            assertThat(catchThrowable(() -> style.run(moov, Operation.CREATE))).isSameAs(failure);
        }
        assertThat(runs).hasValue(2);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anInterceptor(Throwable failure, CallStyle style) {
        OkHttpClient http =
                new OkHttpClient.Builder().addInterceptor(throwing(failure)).build();

        assertReachesTheCaller(failure, style, http);

        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void anInterceptorThatHasSeenTheResponse(Throwable failure, CallStyle style) {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(throwingAfterwards(failure))
                .build();

        assertReachesTheCaller(failure, style, http);

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aNetworkInterceptor(Throwable failure, CallStyle style) {
        OkHttpClient http = new OkHttpClient.Builder()
                .addNetworkInterceptor(throwing(failure))
                .build();

        assertReachesTheCaller(failure, style, http);

        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aNetworkInterceptorThatHasSeenTheResponse(Throwable failure, CallStyle style) {
        OkHttpClient http = new OkHttpClient.Builder()
                .addNetworkInterceptor(throwingAfterwards(failure))
                .build();

        assertReachesTheCaller(failure, style, http);

        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void anEventListener(CallStyle style) {
        IllegalStateException failure = new IllegalStateException("a bug");
        OkHttpClient http = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void dnsStart(Call call, String domainName) {
                        runs.incrementAndGet();
                        throw failure;
                    }
                })
                .build();

        assertReachesTheCaller(failure, style, http);
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfAnInterceptorThatIsReadAfterwards(CallStyle style) {
        server.setDispatcher(Answers.inTurn(Answers.token()));
        IllegalStateException failure = new IllegalStateException("a bug");
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    runs.incrementAndGet();
                    Response response = chain.proceed(chain.request());
                    Source source = new ForwardingSource(response.body().source()) {
                        @Override
                        public long read(Buffer sink, long byteCount) {
                            throw failure;
                        }
                    };
                    return response.newBuilder()
                            .body(ResponseBody.create(Okio.buffer(source), null, -1))
                            .build();
                })
                .build();

        assertReachesTheCaller(failure, style, http);
    }

    /** Whatever it is: a supplier that waits for a vault may be interrupted by the application itself. */
    @ParameterizedTest
    @EnumSource
    void anInterruptedSupplier(CallStyle style) {
        InterruptedException failure = new InterruptedException("the vault gave up");
        try (MoovClient moov = Clients.of(server)
                .credentials(() -> {
                    runs.incrementAndGet();
                    throw CallersCodeTest.<RuntimeException>unchecked(failure);
                })
                .build()) {
            assertThat(catchThrowable(() -> style.run(moov, Operation.CREATE))).isSameAs(failure);
        }
        assertThat(runs).hasValue(1);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    /** Nothing of the sort may pass for a failure of the caller's: interceptors hand on what comes from below. */
    @ParameterizedTest
    @EnumSource
    void doesNotThrowWhatItOnlyHandsOn(CallStyle style) throws Exception {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(handingOn())
                .addNetworkInterceptor(handingOn())
                .build();
        try (FaultyServer resetting = FaultyServer.resetting();
                MoovClient moov = Clients.of(resetting.url()).httpClient(http).build()) {
            assertThat(style.failure(moov, Operation.CREATE)).isInstanceOf(TransportException.class);
            assertThat(resetting.requests().getAsInt()).isEqualTo(3);
        }
    }

    private void assertReachesTheCaller(Throwable failure, CallStyle style, OkHttpClient http) {
        try (MoovClient moov = Clients.of(server).httpClient(http).build()) {
            assertThat(catchThrowable(() -> style.run(moov, Operation.CREATE))).isSameAs(failure);
        }
        assertThat(runs).hasValue(1);
    }

    private Interceptor throwing(Throwable failure) {
        return chain -> {
            runs.incrementAndGet();
            throw CallersCodeTest.<RuntimeException>unchecked(failure);
        };
    }

    private Interceptor throwingAfterwards(Throwable failure) {
        return chain -> {
            runs.incrementAndGet();
            chain.proceed(chain.request()).close();
            throw CallersCodeTest.<RuntimeException>unchecked(failure);
        };
    }

    private static Interceptor handingOn() {
        return chain -> {
            try {
                return chain.proceed(chain.request());
            } catch (IOException e) {
                throw e;
            }
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable failure) throws E {
        throw (E) failure;
    }
}
