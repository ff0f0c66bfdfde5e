package io.moov.client.limits;

import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The moment between the TCP connection and the handshake, in which OkHttp 5.5 forgets a cancellation. Nothing tells when it
 * is, so many calls are cancelled at random: with fast fallback every third hits it.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CancelBeforeHandshakeTest {
    private static final int CALLS = 500;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isNotForgotten(boolean fastFallback) throws Exception {
        OkHttpClient http =
                new OkHttpClient.Builder().fastFallback(fastFallback).build();
        Random random = new Random(1);
        try (RawServer server = RawServer.start(RawServer.Connection::stall);
                MoovClient moov = Clients.unlimited(server.url().replace("http:", "https:"))
                        .httpClient(http)
                        .build()) {
            for (int i = 0; i < CALLS; i++) {
                CompletableFuture<?> call = moov.executeAsync(Operation.CREATE.on(moov), RequestOptions.none());
                long moment = System.nanoTime() + random.nextLong(TimeUnit.MILLISECONDS.toNanos(2));
                while (System.nanoTime() < moment) {
                    Thread.onSpinWait();
                }
                call.cancel(true);
            }

            server.hangUps.await(server.connections.get());
        }
    }
}
