package io.moov.client.token;

import io.moov.client.MoovClient;
import io.moov.client.support.Clients;
import io.moov.client.support.HeldServer;
import io.moov.client.support.Tally;
import java.io.IOException;

/** A source whose token endpoint holds each request until the test lets it respond. */
final class HeldTokenEndpoint implements AutoCloseable {
    private final HeldServer server = HeldServer.start();

    final Tally requests = server.requests;
    final MoovClient moov =
            Clients.unlimited(server.url()).retryPolicy(Clients.attempts(1)).build();
    final TokenSource source = TokenSource.builder(moov).scopes(Scope.PING_READ).build();

    HeldTokenEndpoint() throws IOException {}

    /** Answers one request, one that has come or one to come. */
    void answerOne() {
        server.releaseOne();
    }

    @Override
    public void close() {
        source.close();
        moov.close();
        server.close();
    }
}
