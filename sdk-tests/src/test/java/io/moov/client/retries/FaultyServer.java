package io.moov.client.retries;

import io.moov.client.support.Answers;
import io.moov.client.support.RawServer;
import io.moov.client.support.ReservedPort;
import io.moov.client.support.Tls;
import io.moov.client.testing.TestServer;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.IntSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A server that fails every request in the same way and counts the requests. */
record FaultyServer(String url, IntSupplier requests, Closeable server) implements Closeable {
    static FaultyServer answering(MockResponse answer) {
        MockWebServer server = TestServer.start(Answers.inTurn(answer));
        return new FaultyServer(server.url("/").toString(), server::getRequestCount, server);
    }

    static FaultyServer untrusted() throws IOException {
        MockWebServer server = TestServer.create();
        server.useHttps(Tls.SERVER.sslSocketFactory());
        server.start();
        return new FaultyServer(server.url("/").toString(), server::getRequestCount, server);
    }

    static FaultyServer resetting() throws IOException {
        RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.reset();
        });
        return new FaultyServer(server.url(), server.requests::get, server);
    }

    /** The address of a port at which nobody listens. */
    static FaultyServer unreachable() throws IOException {
        ReservedPort port = new ReservedPort();
        return new FaultyServer(port.url(), () -> 0, port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
