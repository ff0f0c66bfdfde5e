package io.moov.client.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.RequestOptions;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.support.CallStyle;
import io.moov.client.support.MockApi;
import io.moov.client.support.RawServer;
import io.moov.client.support.ReservedPort;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls that end without an answer, or before they begin. */
class EndedCallTest {
    @RegisterExtension
    final SecrecyWatch watch = new SecrecyWatch();

    @RegisterExtension
    final MockApi api = new MockApi();

    @ParameterizedTest
    @EnumSource
    void byATimeLimitShowsNoSecret(SecretRequests secrets) throws IOException {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nX: " + Canaries.FRESH_ACCESS_TOKEN);
            connection.stall();
        })) {
            for (CallStyle style : CallStyle.values()) {
                try (MoovClient moov = secrets.client(server.url())
                        .attemptTimeout(Duration.ofMillis(100))
                        .build()) {
                    checkFailure(() -> style.run(moov, secrets.on(moov), RequestOptions.none()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void byAResetShowsNoSecret(SecretRequests secrets) throws IOException {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.send("HTTP/1.1 200 OK\r\nX-Fresh: " + Canaries.FRESH_ACCESS_TOKEN);
            connection.reset();
        })) {
            for (CallStyle style : CallStyle.values()) {
                try (MoovClient moov = secrets.client(server.url()).build()) {
                    checkFailure(() -> style.run(moov, secrets.on(moov), RequestOptions.none()));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void byAClosedPortOrAnUnknownHostShowsNoSecret(SecretRequests secrets) throws IOException {
        try (ReservedPort closed = new ReservedPort()) {
            for (String url : new String[] {closed.url(), "https://no-such-host.invalid"}) {
                for (CallStyle style : CallStyle.values()) {
                    try (MoovClient moov = secrets.client(url).build()) {
                        checkFailure(() -> style.run(moov, secrets.on(moov), RequestOptions.none()));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void byCancellingInterruptingOrClosingShowsNoSecret(SecretRequests secrets) throws Exception {
        try (RawServer server = RawServer.start(connection -> {
            connection.readRequest();
            connection.stall();
        })) {
            MoovClient moov = secrets.client(server.url()).build();
            CompletableFuture<?> cancelled = moov.executeAsync(secrets.on(moov), RequestOptions.none());
            CompletableFuture<?> closed = moov.executeAsync(secrets.on(moov), RequestOptions.none());
            server.requests.await(2);
            cancelled.cancel(true);
            watch.check(cancelled);
            Thread.currentThread().interrupt();
            checkFailure(() -> moov.execute(secrets.on(moov)));
            assertThat(Thread.interrupted()).isTrue();
            moov.close();
            checkFailure(closed::join);
            watch.check(closed);
            checkFailure(() -> moov.execute(secrets.on(moov)));
        }
    }

    @Test
    void byRefusalShowsNoSecret() {
        BasicCredentials credentials = BasicCredentials.of(Canaries.PUBLIC_KEY, Canaries.SECRET_KEY);
        AuthTokenRequest twice = AuthTokenRequest.builder()
                .grantType(GrantType.CLIENT_CREDENTIALS)
                .clientSecret(Canaries.CLIENT_SECRET)
                .build();
        try (MoovClient moov = api.client().credentials(credentials).build()) {
            checkFailure(() -> moov.authentication().createAccessToken(twice));
            checkFailure(
                    () -> moov.authentication().createAccessTokenAsync(twice).join());
        }
        checkFailure(() -> BasicCredentials.of(Canaries.PUBLIC_KEY + ":" + Canaries.SECRET_KEY, Canaries.SECRET_KEY));
        checkFailure(() -> BasicCredentials.of(Canaries.PUBLIC_KEY, Canaries.SECRET_KEY + "\n"));
        checkFailure(() -> RequestOptions.builder().header("X-Extra", Canaries.HEADER_VALUE + "\n"));
        checkFailure(() -> RequestOptions.builder().header(Canaries.HEADER_VALUE + "\n", "x"));
        checkFailure(() -> RequestOptions.builder().header("Authorization", Canaries.HEADER_VALUE));
        checkFailure(() -> MoovClient.builder().moovVersion(Canaries.HEADER_VALUE));
        checkFailure(() -> MoovClient.builder().baseUrl("https://" + Canaries.SECRET_KEY + "@api.moov.io"));
        checkFailure(() -> MoovClient.builder().baseUrl("https://api.moov.io?" + Canaries.SECRET_KEY));
        checkFailure(() -> MoovClient.builder().baseUrl("ftp://api.moov.io/" + Canaries.SECRET_KEY));
        checkFailure(() ->
                AuthTokenRequest.builder().clientSecret(Canaries.CLIENT_SECRET).build());
        assertThat(api.requestCount()).isZero();
    }

    private void checkFailure(ThrowingCallable call) {
        Throwable failure = catchThrowable(call);
        assertThat(failure).isNotNull();
        watch.check(failure);
    }
}
