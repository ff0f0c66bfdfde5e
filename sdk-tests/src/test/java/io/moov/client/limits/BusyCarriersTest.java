package io.moov.client.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.TransportException;
import io.moov.client.support.CallStyle;
import io.moov.client.support.Clients;
import io.moov.client.support.Operation;
import io.moov.client.support.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Virtual threads of the application that compute, and let no other virtual thread run. */
@Isolated
@EnabledForJreRange(min = JRE.JAVA_21)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BusyCarriersTest {
    private final List<Thread> spinning = new ArrayList<>();
    private volatile boolean stopped;

    @AfterEach
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : spinning) {
            thread.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void doNotKeepACallFromEndingAtItsLimit(CallStyle style) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
                    connection.readRequest();
                    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                    connection.drip("x".repeat(1_000_000));
                });
                MoovClient moov =
                        Clients.of(server.url()).timeout(Duration.ofSeconds(1)).build()) {
            occupyCarriers();

            assertThat(style.failure(moov, Operation.CREATE)).isInstanceOf(TransportException.class);
        }
    }

    private void occupyCarriers() throws Exception {
        CountDownLatch running = new CountDownLatch(Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            Runnable spin = () -> {
                running.countDown();
                while (!stopped) {
                    Thread.onSpinWait();
                }
            };
            // By reflection, because the tests are compiled for 17.
            spinning.add((Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, spin));
        }
        running.await();
    }
}
