package io.moov.client.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RetryPolicy;
import io.moov.client.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh MockWebServer for each test, register it with {@code @RegisterExtension}. A request that no answer was given
 * for gets a 404.
 */
public final class MockApi implements BeforeEachCallback, AfterEachCallback {
    private static final RetryPolicy FAST = RetryPolicy.builder()
            .maxAttempts(3)
            .initialBackoff(Duration.ofMillis(1))
            .maxBackoff(Duration.ofMillis(1))
            .build();

    private MockWebServer server = TestServer.create();

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        QueueDispatcher dispatcher = new QueueDispatcher();
        dispatcher.setFailFast(true);
        server = TestServer.create();
        server.setDispatcher(dispatcher);
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    public MockWebServer server() {
        return server;
    }

    /** The server's address, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** A builder for this server, with keys, and with retries that do not keep a test waiting. */
    public MoovClient.Builder client() {
        return keyless().credentials(BasicCredentials.of("public", "secret"));
    }

    /** A builder without keys, for requests that bring them in the body. */
    public MoovClient.Builder keyless() {
        return MoovClient.builder().baseUrl(url()).retryPolicy(FAST);
    }

    public void answer(int status, String body) {
        answer(new MockResponse.Builder().code(status).body(body));
    }

    public void answer(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    /** The next request; fails the test if there is none. */
    public RecordedRequest takeRequest() throws InterruptedException {
        RecordedRequest request = server.takeRequest(30, TimeUnit.SECONDS);
        assertThat(request).as("a request at the server").isNotNull();
        return request;
    }

    public int requestCount() {
        return server.getRequestCount();
    }
}
