package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.moov.client.MoovClient;
import io.moov.client.support.Answers;
import io.moov.client.support.Clients;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that wants the sandbox's tokens. Every host name leads to it, over TLS; it answers 401 to a token that is
 * not good, unless a test tells it otherwise. Fresh for each test, closed after it: register it with {@code
 * @RegisterExtension}.
 */
final class ProtectedApi implements AutoCloseable, AfterEachCallback {
    static final String HOST = "api.moov.test";
    static final String OTHER_HOST = "files.moov.test";

    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("*.moov.test")
            .addSubjectAlternativeName("*.api.moov.test")
            .addSubjectAlternativeName("xn--mnchen-3ya.moov.test")
            .addSubjectAlternativeName("127.0.0.1")
            .build();
    private static final HandshakeCertificates SERVER =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    /** What a server does with a request. */
    interface Behaviour {
        MockResponse answer(RecordedRequest request) throws InterruptedException;
    }

    final MoovSandbox sandbox = MoovSandbox.start();
    final MoovClient moov = Clients.of(sandbox.baseUrl())
            .credentials(sandbox.credentials())
            .retryPolicy(Clients.attempts(1))
            .build();
    final TokenSource source =
            TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build();

    /** What came out of threads that nobody looks after. */
    final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    private final Queue<RecordedRequest> requests = new ConcurrentLinkedQueue<>();
    private final MockWebServer server = TestServer.create();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "async-caller");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((where, failure) -> uncaught.add(failure));
        return thread;
    });
    private volatile Behaviour behaviour = this::checkToken;

    ProtectedApi() {
        server.useHttps(SERVER.sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                requests.add(request);
                return behaviour.answer(request);
            }
        });
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void behave(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    MockResponse checkToken(RecordedRequest request) {
        String authorization = request.getHeaders().get("Authorization");
        boolean good = authorization != null
                && authorization.startsWith("Bearer ")
                && sandbox.isActive(authorization.substring("Bearer ".length()));
        return Answers.status(good ? 200 : 401);
    }

    String url(String host, String path) {
        return "https://" + host + ":" + server.getPort() + path;
    }

    Request.Builder post() {
        return new Request.Builder().url(url(HOST, "/transfers")).post(RequestBody.create("amount=1", null));
    }

    /** A client that puts the source's token on its requests to the one host. */
    OkHttpClient client() {
        return BearerAuth.of(source, HOST).addTo(plainClient()).build();
    }

    OkHttpClient.Builder plainClient() {
        okhttp3.Dispatcher dispatcher = new okhttp3.Dispatcher(threads);
        dispatcher.setMaxRequestsPerHost(1_000);
        dispatcher.setMaxRequests(1_000);
        return new OkHttpClient.Builder()
                .dns(host -> List.of(InetAddress.getByName("127.0.0.1")))
                .sslSocketFactory(CLIENT.sslSocketFactory(), CLIENT.trustManager())
                .dispatcher(dispatcher);
    }

    List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests' Authorization headers; "none" where there was none. */
    List<String> authorizations() {
        return requests.stream()
                .map(request -> request.getHeaders().get("Authorization"))
                .map(value -> value == null ? "none" : value)
                .toList();
    }

    int tokenRequests() {
        return sandbox.requestCount();
    }

    /** The present token as a request carries it. */
    String bearer() {
        return "Bearer " + source.get().getAccessToken();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        source.close();
        moov.close();
        sandbox.close();
        server.close();
        threads.shutdownNow();
        assertThat(uncaught).as("exceptions that no caller saw").isEmpty();
    }
}
