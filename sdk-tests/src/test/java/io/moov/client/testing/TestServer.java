package io.moov.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockWebServer;

/** Makes all MockWebServers of the tests, on the sockets of the sandbox. */
public final class TestServer {
    private TestServer() {}

    /** A server that is not started yet. */
    public static MockWebServer create() {
        MockWebServer server = new MockWebServer();
        server.setServerSocketFactory(new BurstSockets());
        return server;
    }

    /** A server that has started and has no responses yet. */
    public static MockWebServer start() {
        return start(create());
    }

    /** A server that has started. */
    public static MockWebServer start(Dispatcher dispatcher) {
        MockWebServer server = create();
        server.setDispatcher(dispatcher);
        return start(server);
    }

    private static MockWebServer start(MockWebServer server) {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return server;
    }
}
