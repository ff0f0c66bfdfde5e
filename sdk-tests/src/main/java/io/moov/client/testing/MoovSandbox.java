package io.moov.client.testing;

import io.moov.client.BasicCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/**
 * A fake of Moov's authentication API inside this process, to test applications with over a real socket.
 *
 * <p>It behaves as the documentation says: Basic or body credentials, typed errors, scopes, rotation of refresh tokens
 * and revocation of the family on reuse, request ids. It refuses loudly what the document does not allow. Thread-safe.
 *
 * <pre>{@code
 * try (MoovSandbox sandbox = MoovSandbox.start();
 *         MoovClient moov = MoovClient.builder()
 *             .baseUrl(sandbox.baseUrl())
 *             .credentials(sandbox.credentials())
 *             .build()) {
 *     sandbox.failNext(1, Failure.status(503));
 *     moov.authentication().createAccessToken(request);
 *     assertThat(sandbox.requestCount()).isEqualTo(2);
 * }
 * }</pre>
 */
public final class MoovSandbox implements AutoCloseable {
    private static final String PUBLIC_KEY = "sandbox-public-key";
    private static final String SECRET_KEY = "sandbox-secret-key";

    /** Held, because a logger that nobody holds forgets its level: the server logs every request at INFO. */
    private static final Logger SERVER_LOGGER = Logger.getLogger(MockWebServer.class.getName());

    private final SandboxClock clock = new SandboxClock();
    private final FailurePlan failures = new FailurePlan();
    private final MockWebServer server = new MockWebServer();
    private final TokenLedger ledger;
    private final SandboxDispatcher dispatcher;
    private final @Nullable HeldCertificate certificate;

    MoovSandbox(MoovSandboxBuilder builder) {
        SERVER_LOGGER.setLevel(Level.WARNING);
        ledger = new TokenLedger(clock, builder.tokenLifetime);
        dispatcher = new SandboxDispatcher(
                new Credentials(PUBLIC_KEY, SECRET_KEY),
                new TokenEndpoint(ledger, clock, builder.expiryAsTimestamp),
                builder.requestsPerSecond == 0 ? null : new RateLimit(clock, builder.requestsPerSecond),
                failures);
        certificate = builder.tls ? newCertificate() : null;
        if (certificate != null) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
        }
        server.setDispatcher(dispatcher);
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port could be opened on the loopback interface", e);
        }
    }

    /**
     * Starts a sandbox with the defaults: http, tokens of 15 minutes, no rate limit.
     *
     * @return the running sandbox
     */
    public static MoovSandbox start() {
        return builder().start();
    }

    /**
     * Starts with the defaults.
     *
     * @return a new builder
     */
    public static MoovSandboxBuilder builder() {
        return new MoovSandboxBuilder();
    }

    /**
     * The address to give to {@code MoovClient.builder().baseUrl(…)}.
     *
     * @return an address on a free port of the loopback interface
     */
    public String baseUrl() {
        return server.url("/").toString();
    }

    /**
     * The key pair that the sandbox accepts.
     *
     * @return the key pair
     */
    public BasicCredentials credentials() {
        return BasicCredentials.of(PUBLIC_KEY, SECRET_KEY);
    }

    /**
     * The public key, to be sent as {@code client_id}.
     *
     * @return the key
     */
    public String publicKey() {
        return PUBLIC_KEY;
    }

    /**
     * The secret key, to be sent as {@code client_secret}.
     *
     * @return the key
     */
    public String secretKey() {
        return SECRET_KEY;
    }

    /**
     * An OkHttp client that trusts the certificate of a sandbox with TLS, for {@code
     * MoovClient.builder().httpClient(…)}.
     *
     * @return a new client
     * @throws IllegalStateException if the sandbox was built without TLS
     */
    public OkHttpClient trustingHttpClient() {
        if (certificate == null) {
            throw new IllegalStateException("this sandbox speaks http; build it with MoovSandbox.builder().tls()");
        }
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    /**
     * Puts the sandbox's clock forward, so that tokens expire.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        clock.advance(by);
    }

    /**
     * Whether an access token was issued here and is neither expired nor revoked.
     *
     * @param accessToken the token
     * @return true if it is good
     */
    public boolean isActive(String accessToken) {
        return ledger.isActive(accessToken);
    }

    /**
     * Fails the next requests, after those that are to fail already.
     *
     * @param requests how many
     * @param failure how
     */
    public void failNext(int requests, Failure failure) {
        failures.failNext(requests, Objects.requireNonNull(failure, "failure"));
    }

    /**
     * Fails every request until {@link #recover()}: an outage.
     *
     * @param failure how
     */
    public void failAll(Failure failure) {
        failures.failAll(Objects.requireNonNull(failure, "failure"));
    }

    /** Forgets all planned failures. */
    public void recover() {
        failures.recover();
    }

    /**
     * How many requests were received.
     *
     * @return all of them, the refused and failed ones included
     */
    public int requestCount() {
        return requests().size();
    }

    /**
     * The requests that were received.
     *
     * @return a snapshot, in order of arrival
     */
    public List<ReceivedRequest> requests() {
        return dispatcher.requests();
    }

    /**
     * What was received that the document does not allow: a wrong path, method, content type, field name or type.
     *
     * @return one line for each, saying what and what is allowed
     */
    public List<String> violations() {
        return dispatcher.violations();
    }

    /** Stops the sandbox and frees its port. */
    @Override
    public void close() {
        server.close();
    }

    private static HeldCertificate newCertificate() {
        return new HeldCertificate.Builder()
                .addSubjectAlternativeName(InetAddress.getLoopbackAddress().getHostName())
                .addSubjectAlternativeName("127.0.0.1")
                .build();
    }
}
