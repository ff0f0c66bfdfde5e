package io.moov.client.testing;

import io.moov.client.BasicCredentials;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * A fake of Moov's authentication API inside this process, to test applications with over a real socket.
 *
 * <p>It behaves as the documentation says: Basic or body credentials, typed errors, scopes, rotation of refresh tokens
 * and revocation of the family on reuse, request ids. Time is that of a clock which the test controls. What the
 * document does not allow, such as a field that it does not have, is refused with an answer that says so, logged as a
 * warning to the {@link System.Logger} {@code io.moov.client.testing}, and listed by {@link #violations()}.
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
 *     assertThat(sandbox.violations()).isEmpty();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Sandboxes share nothing, so that tests may run in parallel, each with its own.
 */
public final class MoovSandbox implements AutoCloseable {
    private static final String PUBLIC_KEY = "sandbox-public-key";
    private static final String SECRET_KEY = "sandbox-secret-key";

    private final FailurePlan failures = new FailurePlan();
    private final SandboxClock clock;
    private final TokenLedger ledger;
    private final SandboxDispatcher dispatcher;
    private final @Nullable SandboxCertificate certificate;
    private final SandboxServer server;

    MoovSandbox(MoovSandboxBuilder builder) {
        clock = new SandboxClock(builder.clock);
        ledger = new TokenLedger(clock, builder.tokenLifetime);
        dispatcher = new SandboxDispatcher(
                new Credentials(PUBLIC_KEY, SECRET_KEY),
                new TokenEndpoint(ledger, new Scopes(builder.scopes), builder.expiryAsTimestamp),
                builder.requestsPerSecond == 0 ? null : new RateLimit(clock, builder.requestsPerSecond),
                failures);
        certificate = builder.tls ? new SandboxCertificate() : null;
        server = new SandboxServer(dispatcher, certificate);
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
        return server.url();
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
        return certificate.trustingHttpClient();
    }

    /**
     * Puts the sandbox's clock forward, so that tokens expire and the rate limit allows more.
     *
     * @param by how far
     */
    public void advance(Duration by) {
        clock.advance(by);
    }

    /**
     * Whether a token was issued here and is good: an access token that is neither expired nor revoked, or a refresh
     * token that is neither spent nor revoked.
     *
     * @param token an access or refresh token
     * @return true if it is good
     */
    public boolean isActive(String token) {
        return ledger.isActive(token);
    }

    /**
     * Revokes a token behind the application's back: an access token alone, a refresh token with its whole family.
     *
     * @param token an access or refresh token; one that is unknown changes nothing
     */
    public void revoke(String token) {
        ledger.revoke(token);
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
     * Fails every request until {@link #recover()}: an outage. It replaces the one before; requests that {@link
     * #failNext} is for fail as planned there.
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
        return dispatcher.requestCount();
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
     * What was received that the document does not allow: a wrong path, method, content type, field name or type, a
     * missing field, a malformed header. Values that the API itself refuses, such as an unknown scope, are none.
     *
     * @return one line for each, saying what and what is allowed
     */
    public List<String> violations() {
        return dispatcher.violations();
    }

    /** Stops the sandbox, ends its connections and frees its port. */
    @Override
    public void close() {
        server.close();
    }
}
