package io.moov.client.token;

import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.Clients;
import io.moov.client.support.PromptSockets;
import io.moov.client.support.Tally;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A token endpoint that keeps each request until the test lets it answer; its tokens are numbered. */
final class HeldTokenEndpoint implements AutoCloseable {
    final Tally requests = new Tally("token requests");
    final MoovClient moov;
    final TokenSource source;

    private final MockWebServer server = new MockWebServer();
    private final Semaphore answers = new Semaphore(0);

    HeldTokenEndpoint() throws IOException {
        AtomicInteger number = new AtomicInteger();
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                requests.add();
                answers.acquire();
                return Answers.json(
                        200, Answers.TOKEN_JSON.replace("an-access-token", "token-" + number.incrementAndGet()));
            }
        });
        server.start();
        moov = Clients.of(server)
                .retryPolicy(Clients.attempts(1))
                .timeout(Clients.NO_LIMIT)
                .attemptTimeout(Clients.NO_LIMIT)
                .build();
        source = TokenSource.builder(moov).scopes(Scope.PING_READ).build();
    }

    /** Answers one request, one that has come or one to come. */
    void answerOne() {
        answers.release();
    }

    @Override
    public void close() {
        source.close();
        moov.close();
        answers.release(1_000);
        server.close();
    }
}
