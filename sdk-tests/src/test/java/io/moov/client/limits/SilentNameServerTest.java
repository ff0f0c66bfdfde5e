package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tally;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name server can be silent for longer than any call may last, and nothing wakes who asks it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SilentNameServerTest {
    private static final int CALLS = 1000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Tally lookups = new Tally("lookups");
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final CountDownLatch answered = new CountDownLatch(1);
    private volatile boolean unknown;

    @AfterEach
    void answer() {
        answered.countDown();
    }

    /** As the JDK's own: it cannot be interrupted. */
    private List<InetAddress> lookup(String name) throws UnknownHostException {
        threads.add(Thread.currentThread());
        lookups.add();
        boolean done = false;
        while (!done) {
            try {
                done = answered.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // goes on
            }
        }
        if (unknown) {
            throw new UnknownHostException(name);
        }
        return List.of(InetAddress.getLoopbackAddress());
    }

    @Test
    void costsOneLookupForManyCallsEachOfWhichEndsAtItsLimit() throws Exception {
        long startedBefore = THREADS.getTotalStartedThreadCount();
        try (MoovClient moov = clientOf("https://api.example").build()) {
            RequestOptions limited =
                    RequestOptions.builder().timeout(Duration.ofSeconds(2)).build();
            List<CompletableFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                futures.add(moov.executeAsync(Operation.CREATE.on(moov), limited));
            }
            CompletableFuture<?> unlimited = moov.executeAsync(Operation.CREATE.on(moov));

            for (CompletableFuture<?> future : futures) {
                assertThat(future)
                        .failsWithin(Duration.ofSeconds(30))
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(TransportException.class)
                        .withMessageContaining("no connection within PT2S, the limit of the whole call");
            }
            assertThat(unlimited).isNotDone();
            assertThat(lookups.get()).isEqualTo(1);
            // One for each attempt at most, and few to end them; other tests start some meanwhile.
            assertThat(THREADS.getTotalStartedThreadCount() - startedBefore).isLessThan(CALLS + CALLS / 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void servesAllThatWaitOnceItAnswers(CallStyle style) throws Exception {
        try (RawServer server = answering();
                MoovClient moov = clientOf(
                                "http://localhost:" + URI.create(server.url()).getPort())
                        .build()) {
            CompletableFuture<?> waiting = moov.executeAsync(Operation.CREATE.on(moov));
            lookups.await(1);
            CompletableFuture<?> other = CompletableFuture.supplyAsync(() -> style.run(moov, Operation.CREATE));

            answered.countDown();

            assertThat(waiting).succeedsWithin(Duration.ofSeconds(30));
            assertThat(other).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    /** A lookup that is over is not a cache: the name may have moved. */
    @Test
    void isAskedAgainAfterItAnswered() throws Exception {
        unknown = true;
        answered.countDown();
        try (MoovClient moov =
                clientOf("https://api.example").retryPolicy(Clients.attempts(3)).build()) {
            for (CallStyle style : CallStyle.values()) {
                TransportException e =
                        style.failure(TransportException.class, moov, Operation.REFRESH, RequestOptions.none());
                assertThat(e).hasMessageContaining("host name is unknown").hasRootCauseMessage("api.example");
                assertThat(e.getAttempts()).isEqualTo(3);
            }
            assertThat(lookups.get()).isEqualTo(6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNeverAskedOnTheCallersThread(CallStyle style) {
        unknown = true;
        answered.countDown();
        try (MoovClient moov = clientOf("https://api.example").build()) {
            style.failure(moov, Operation.CREATE);

            assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
            assertThat(threads)
                    .allMatch(Thread::isDaemon)
                    .allMatch(thread -> thread.getName().startsWith("moov-"));
        }
    }

    private static RawServer answering() throws Exception {
        return RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + Answers.TOKEN_JSON.length()
                    + "\r\n\r\n" + Answers.TOKEN_JSON);
        });
    }

    private MoovClient.Builder clientOf(String url) {
        Dns silent = this::lookup;
        return Clients.of(url)
                .httpClient(new OkHttpClient.Builder().dns(silent).build())
                .retryPolicy(RetryPolicy.none())
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT);
    }
}
