package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.MoovException;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.HeldServer;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import io.moov.client.support.Tls;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An interrupt ends a blocking call, wherever it is; no limit of these clients would. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptTest {
    @Test
    void endsTheWaitBetweenAttempts() throws Exception {
        try (RawServer server = RawServer.start(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 503 Busy\r\nRetry-After: 3600\r\nContent-Length: 0\r\n\r\n");
                    client.stall();
                });
                MoovClient moov = unlimited(server.url()).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.REFRESH);
            server.requests.await(1);
            caller.awaitSleeping();

            caller.interrupt();

            caller.assertInterrupted();
            assertThat(caller.failure()).message().doesNotContain("spent");
            assertThat(server.requests.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AN_ERROR_THAT_DRIPS", "HALF_AN_ERROR"})
    void endsReading(Trickle trickle) throws Exception {
        try (RawServer server = RawServer.start(trickle);
                MoovClient moov = unlimited(server.url()).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            server.requests.await(1);

            caller.interrupt();

            caller.assertInterrupted();
            server.hangUps.await(1);
            assertThat(server.requests.get()).isEqualTo(1);
        }
    }

    /** It surfaces as the refusal if its status has come by then. */
    @ParameterizedTest
    @EnumSource(names = {"AN_ERROR_THAT_DRIPS", "HALF_AN_ERROR"})
    void endsReadingARefusal(Trickle trickle) throws Exception {
        try (RawServer server = RawServer.start(trickle);
                MoovClient moov = unlimited(server.url()).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            server.requests.await(1);

            caller.interrupt();

            assertThat(caller.failure()).isInstanceOf(MoovException.class);
            assertThat(caller.keptInterruptFlag()).isTrue();
            server.hangUps.await(1);
        }
    }

    @Test
    void endsReadingOverTls() throws Exception {
        try (RawServer server = RawServer.startTls(Trickle.HALF_A_BODY);
                MoovClient moov = unlimited(server.url())
                        .httpClient(Tls.trustingClient(Protocol.HTTP_1_1))
                        .build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            server.requests.await(1);

            caller.interrupt();

            caller.assertInterrupted();
            server.hangUps.await(1);
        }
    }

    /** HTTP/2 shares its connection: only the stream of the interrupted call may go. */
    @Test
    void endsItsStreamAndNotTheConnectionOfHttp2() throws Exception {
        try (HeldServer server = HeldServer.startHttp2();
                MoovClient moov = unlimited(server.url())
                        .httpClient(Tls.trustingClient(Protocol.HTTP_2, Protocol.HTTP_1_1))
                        .build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            CompletableFuture<?> other = moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
            server.requests.await(2);

            caller.interrupt();

            caller.assertInterrupted();
            server.release();
            assertThat(other).succeedsWithin(Duration.ofSeconds(30));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void ofTheCallerDoesNotConcernAnAsynchronousCall() throws Exception {
        try (RawServer server = RawServer.start(client -> {
                    client.readRequest();
                    client.send("HTTP/1.1 204 Done\r\n\r\n");
                });
                MoovClient moov = unlimited(server.url()).build()) {
            Thread.currentThread().interrupt();
            CompletableFuture<?> future = moov.executeAsync(Operation.REVOKE.on(moov), RequestOptions.none());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(future).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void saysSoIfAGrantMayBeSpent() throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING);
                MoovClient moov = unlimited(server.url()).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.REFRESH);
            server.requests.await(1);

            caller.interrupt();

            caller.assertInterrupted();
            assertThat(caller.failure()).hasMessageContaining("spent the grant");
        }
    }

    @Test
    void leavesTheClientUsable() throws Exception {
        try (HeldServer server = HeldServer.start();
                MoovClient moov = unlimited(server.url()).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            server.requests.await(1);
            caller.interrupt();
            caller.assertInterrupted();
            server.release();

            for (CallStyle style : CallStyle.values()) {
                assertThat(style.run(moov, Operation.CREATE).getAttempts()).isEqualTo(1);
            }
        }
    }

    private static MoovClient.Builder unlimited(String url) {
        return Clients.unlimited(url).retryPolicy(RetryPolicy.defaults());
    }
}
