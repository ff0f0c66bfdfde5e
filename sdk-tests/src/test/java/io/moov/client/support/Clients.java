package io.moov.client.support;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RetryPolicy;
import java.time.Duration;
import mockwebserver3.MockWebServer;

/** Clients for servers of tests. */
public final class Clients {
    /** A limit that no test reaches, for tests that show what ends a call before its limits do. */
    public static final Duration NO_LIMIT = Duration.ofDays(1);

    private Clients() {}

    /** A client that does not wait between attempts unless the server asks it to. */
    public static MoovClient.Builder of(String baseUrl) {
        return MoovClient.builder()
                .baseUrl(baseUrl)
                .credentials(BasicCredentials.of("public-key", "secret-key"))
                .retryPolicy(attempts(3));
    }

    /** A client whose calls no limit ends, however busy the machine is. */
    public static MoovClient.Builder unlimited(String baseUrl) {
        return of(baseUrl).attemptTimeout(NO_LIMIT).timeout(NO_LIMIT);
    }

    public static MoovClient.Builder of(MockWebServer server) {
        return of(server.url("/").toString());
    }

    /** A policy without waits. */
    public static RetryPolicy attempts(int maxAttempts) {
        return RetryPolicy.builder()
                .maxAttempts(maxAttempts)
                .initialBackoff(Duration.ZERO)
                .maxBackoff(Duration.ZERO)
                .build();
    }
}
