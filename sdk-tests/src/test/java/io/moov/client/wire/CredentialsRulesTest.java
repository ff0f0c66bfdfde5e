package io.moov.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.BasicCredentials;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthTokenRequest;
import io.moov.client.auth.GrantType;
import io.moov.client.auth.RevokeTokenRequest;
import io.moov.client.support.MockApi;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 6749 section 2.3: a client uses one way to authenticate in a request, and not more. */
class CredentialsRulesTest {
    @RegisterExtension
    final MockApi api = new MockApi();

    static Stream<Function<MoovClient, ThrowingCallable>> callsWithCredentialsInTheBody() {
        List<AuthTokenRequest> creations = List.of(
                creation().clientId("canary-id").clientSecret("canary-secret").build(),
                creation().clientId("canary-id").build(),
                creation().clientSecret("canary-secret").build());
        List<RevokeTokenRequest> revocations = List.of(
                revocation().clientId("canary-id").clientSecret("canary-secret").build(),
                revocation().clientId("canary-id").build(),
                revocation().clientSecret("canary-secret").build());
        return Stream.concat(
                creations.stream()
                        .flatMap(body -> Stream.of(
                                moov -> () -> moov.authentication().createAccessToken(body),
                                moov -> () -> await(moov.authentication().createAccessTokenAsync(body)))),
                revocations.stream()
                        .flatMap(body -> Stream.of(
                                moov -> () -> moov.authentication().revokeAccessToken(body),
                                moov -> () -> await(moov.authentication().revokeAccessTokenAsync(body)))));
    }

    @ParameterizedTest
    @MethodSource("callsWithCredentialsInTheBody")
    void isRefusedBeforeAnythingIsSentNamingBoth(Function<MoovClient, ThrowingCallable> call) {
        AtomicInteger asked = new AtomicInteger();
        try (MoovClient moov = api.client()
                .credentials(() -> {
                    asked.incrementAndGet();
                    return BasicCredentials.of("canary-public", "canary-secret");
                })
                .build()) {
            assertThatThrownBy(call.apply(moov))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("MoovClient.builder().credentials")
                    .hasMessageContaining(" in the body; give one of the two")
                    .hasMessageNotContaining("canary");
        }
        assertThat(api.requestCount()).isZero();
        assertThat(asked).hasValue(0);
    }

    @Test
    void areRefusedIfOnlyHalfOfThemIsInTheBody() {
        try (MoovClient moov = api.keyless().build()) {
            assertThatThrownBy(() -> moov.authentication()
                            .createAccessToken(creation().clientId("canary-id").build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("createAccessToken was given client_id without client_secret in the body;"
                            + " set both or none");
            assertThatThrownBy(() -> await(moov.authentication()
                            .revokeAccessTokenAsync(
                                    revocation().clientSecret("canary-secret").build())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("revokeAccessToken was given client_secret without client_id in the body;"
                            + " set both or none");
        }
        assertThat(api.requestCount()).isZero();
    }

    @Test
    void areRefusedIfThereAreNone() {
        try (MoovClient moov = api.keyless().build()) {
            assertThatThrownBy(() ->
                            moov.authentication().createAccessToken(creation().build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("createAccessToken was given no credentials; give them to"
                            + " MoovClient.builder().credentials(…), or set client_id/client_secret in the body");
            assertThatThrownBy(() -> await(moov.authentication()
                            .revokeAccessTokenAsync(revocation().build())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("revokeAccessToken was given no credentials");
        }
        assertThat(api.requestCount()).isZero();
    }

    private static AuthTokenRequest.Builder creation() {
        return AuthTokenRequest.builder().grantType(GrantType.CLIENT_CREDENTIALS);
    }

    private static RevokeTokenRequest.Builder revocation() {
        return RevokeTokenRequest.builder().token("a-token");
    }

    private static void await(CompletableFuture<?> future) throws Throwable {
        try {
            future.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }
}
