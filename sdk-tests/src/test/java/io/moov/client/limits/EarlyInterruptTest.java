package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.RetryPolicy;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.concurrent.CountDownLatch;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt before the request is sent. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EarlyInterruptTest {
    @Test
    void beforeTheCallNothingIsSent() throws Exception {
        try (RawServer server = RawServer.start(Trickle.NOTHING);
                MoovClient moov = unlimited(server.url()).build()) {
            Thread.currentThread().interrupt();

            TransportException e =
                    CallStyle.BLOCKING.failure(TransportException.class, moov, Operation.CREATE, RequestOptions.none());

            assertThat(Thread.interrupted()).isTrue();
            assertThat(e).hasMessageContaining("interrupted");
            assertThat(e.getAttempts()).isZero();
            assertThat(server.connections.get()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whileConnectingEndsTheCall(boolean fastFallback) throws Exception {
        CountDownLatch connecting = new CountDownLatch(1);
        OkHttpClient http = new OkHttpClient.Builder()
                .fastFallback(fastFallback)
                .eventListener(new EventListener() {
                    @Override
                    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                        connecting.countDown();
                    }
                })
                .build();
        try (CrowdedServer server = CrowdedServer.start();
                MoovClient moov = unlimited(server.url())
                        .httpClient(http)
                        .connectTimeout(Clients.NO_LIMIT)
                        .build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            connecting.await();

            caller.interrupt();

            caller.assertInterrupted();
        }
    }

    @Test
    void duringTheHandshakeEndsTheCall() throws Exception {
        try (RawServer server = RawServer.start(RawServer.Connection::stall);
                MoovClient moov =
                        unlimited(server.url().replace("http:", "https:")).build()) {
            BlockedCaller caller = BlockedCaller.start(moov, Operation.CREATE);
            server.connections.await(1);

            caller.interrupt();

            caller.assertInterrupted();
            server.hangUps.await(1);
        }
    }

    private static MoovClient.Builder unlimited(String url) {
        return Clients.of(url)
                .retryPolicy(RetryPolicy.defaults())
                .attemptTimeout(Clients.NO_LIMIT)
                .timeout(Clients.NO_LIMIT);
    }
}
