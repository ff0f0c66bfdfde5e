package io.moov.client.limits;

import io.moov.client.support.Answers;
import io.moov.client.support.PromptSockets;
import io.moov.client.support.Tally;
import io.moov.client.support.Tls;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that keeps every request until the test lets it answer. */
final class HeldServer implements Closeable {
    final Tally requests = new Tally("requests");

    private final CountDownLatch released = new CountDownLatch(1);
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final MockWebServer server = new MockWebServer();

    private HeldServer() {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                connections.add(request.getConnectionIndex());
                requests.add();
                released.await();
                return Answers.token();
            }
        });
    }

    static HeldServer start() throws IOException {
        HeldServer held = new HeldServer();
        held.server.start();
        return held;
    }

    static HeldServer startHttp2() throws IOException {
        HeldServer held = new HeldServer();
        held.server.useHttps(Tls.SERVER.sslSocketFactory());
        held.server.start();
        return held;
    }

    String url() {
        return server.url("/").toString();
    }

    /** How many connections brought requests. */
    int connections() {
        return connections.size();
    }

    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        release();
        server.close();
    }
}
