package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.RetryPolicy;
import io.moov.client.auth.AuthToken;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.testing.ReceivedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One source and one server, over a real socket. */
class TokenSourceTest {
    private final MoovSandbox sandbox = MoovSandbox.start();
    private final MoovClient moov = MoovClient.builder()
            .baseUrl(sandbox.baseUrl())
            .credentials(sandbox.credentials())
            .retryPolicy(RetryPolicy.none())
            .build();
    private final TokenSource source =
            TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).build();

    @AfterEach
    void close() {
        source.close();
        moov.close();
        sandbox.close();
    }

    @Test
    void fetchesOnceAndAnswersTheSameTokenWhileItIsFresh() throws Exception {
        AuthToken token = source.get();
        assertThat(sandbox.isActive(token.getAccessToken())).isTrue();
        assertThat(token.getScope()).isEqualTo("/accounts.read");
        assertThat(source.get()).isSameAs(token);
        assertThat(source.getAsync().get(30, TimeUnit.SECONDS)).isSameAs(token);
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    @Test
    void asksForTheScopesThatWereGivenWhateverBecomesOfTheCollection() {
        List<Scope> scopes = new ArrayList<>(List.of(Scope.PING_READ));
        Scope[] array = {Scope.PING_READ};
        try (TokenSource ofList = TokenSource.builder(moov).scopes(scopes).build();
                TokenSource ofArray = TokenSource.builder(moov).scopes(array).build()) {
            scopes.set(0, Scope.FED_READ);
            array[0] = Scope.FED_READ;

            assertThat(ofList.get().getScope()).isEqualTo("/ping.read");
            assertThat(ofArray.get().getScope()).isEqualTo("/ping.read");
        }
    }

    @Test
    void sendsNothingBeforeSomebodyAsks() {
        assertThat(sandbox.requestCount()).isZero();
        source.revoke();
        source.close();
        assertThat(sandbox.requestCount()).isZero();
    }

    /** It has credentials, so a refresh token would save no request. */
    @Test
    void asksWithTheCredentialsAlways() {
        AuthToken first = source.get();
        source.invalidate(first);
        AuthToken second = source.get();
        assertThat(second.getAccessToken()).isNotEqualTo(first.getAccessToken());
        assertThat(bodies()).hasSize(2).allMatch(body -> body.contains("client_credentials"));
        assertThat(bodies()).noneMatch(body -> body.contains(first.getRefreshToken()));
    }

    @Test
    void ignoresThatAnOldTokenIsBad() {
        AuthToken first = source.get();
        source.invalidate(first);
        AuthToken second = source.get();
        source.invalidate(first);
        assertThat(source.get()).isSameAs(second);
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void triesAgainForTheNextCallerAfterAFailure() {
        sandbox.failNext(1, Failure.status(503));
        assertThatThrownBy(source::get).isInstanceOf(ApiException.class);
        assertThat(sandbox.isActive(source.get().getAccessToken())).isTrue();
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void revokesTheTokenAndForgetsIt() {
        AuthToken token = source.get();
        source.revoke();
        assertThat(sandbox.isActive(token.getAccessToken())).isFalse();
        assertThat(source.get().getAccessToken()).isNotEqualTo(token.getAccessToken());
    }

    @Test
    void revokesWithoutBlocking() throws Exception {
        AuthToken token = source.getAsync().get(30, TimeUnit.SECONDS);
        source.revokeAsync().get(30, TimeUnit.SECONDS);
        assertThat(sandbox.isActive(token.getAccessToken())).isFalse();
        source.revokeAsync().get(30, TimeUnit.SECONDS); // nothing is left
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void isRefusedForAClientWithoutCredentials() {
        try (MoovClient without =
                MoovClient.builder().baseUrl(sandbox.baseUrl()).build()) {
            assertThatThrownBy(TokenSource.builder(without).scopes(Scope.PING_READ)::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MoovClient.builder().credentials(…)");
        }
    }

    @Test
    void revokesAtCloseIfAskedTo() {
        AuthToken token;
        try (TokenSource revoking = TokenSource.builder(moov)
                .scopes(Scope.PING_READ)
                .revokeOnClose()
                .build()) {
            token = revoking.get();
        }
        assertThat(sandbox.isActive(token.getAccessToken())).isFalse();
    }

    @Test
    void givesNoTokenAfterClose() {
        source.get();
        source.close();
        source.close();
        assertThatThrownBy(source::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(source.getAsync()).isCompletedExceptionally();
    }

    private List<String> bodies() {
        return sandbox.requests().stream().map(ReceivedRequest::body).toList();
    }
}
