package io.moov.client.support;

import io.moov.client.testing.TestServer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that holds every request until the test lets it respond. Its tokens are numbered: token-1, token-2. */
public final class HeldServer implements Closeable {
    private static final int ALL = Integer.MAX_VALUE / 4;

    public final Tally requests = new Tally("requests");

    private final Semaphore responses = new Semaphore(0);
    private final AtomicInteger tokens = new AtomicInteger();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final MockWebServer server = TestServer.create();

    private HeldServer() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                connections.add(request.getConnectionIndex());
                requests.add();
                responses.acquire();
                String token = "token-" + tokens.incrementAndGet();
                return Answers.json(200, Answers.TOKEN_JSON.replace("an-access-token", token));
            }
        });
    }

    public static HeldServer start() throws IOException {
        HeldServer held = new HeldServer();
        held.server.start();
        return held;
    }

    public static HeldServer startHttp2() throws IOException {
        HeldServer held = new HeldServer();
        held.server.useHttps(Tls.SERVER.sslSocketFactory());
        held.server.start();
        return held;
    }

    public String url() {
        return server.url("/").toString();
    }

    /** How many connections brought requests. */
    public int connections() {
        return connections.size();
    }

    /** Responds to one request, which has come or will come. */
    public void releaseOne() {
        responses.release();
    }

    /** Responds to all requests, those that will come too. */
    public void release() {
        responses.release(ALL);
    }

    @Override
    public void close() {
        release();
        server.close();
    }
}
