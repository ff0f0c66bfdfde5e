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

    @Test
    void refreshesWithTheRefreshTokenAfterThePresentOneTurnedOutBad() {
        AuthToken first = source.get();
        source.invalidate(first);
        AuthToken second = source.get();
        assertThat(second.getAccessToken()).isNotEqualTo(first.getAccessToken());
        assertThat(sandbox.requests().get(1).body()).contains("refresh_token", first.getRefreshToken());
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
    void fallsBackToTheCredentialsIfTheFamilyOfTheRefreshTokenIsRevoked() {
        AuthToken first = source.get();
        sandbox.revoke(first.getRefreshToken());
        source.invalidate(first);
        AuthToken second = source.get();
        assertThat(sandbox.isActive(second.getAccessToken())).isTrue();
        assertThat(bodies()).hasSize(3);
        assertThat(bodies().get(2)).contains("client_credentials");
    }

    @Test
    void neverSendsARefreshTokenAgainWhoseAnswerWasLost() {
        AuthToken first = source.get();
        source.invalidate(first);
        sandbox.failNext(1, Failure.halfAnswer());
        AuthToken second = source.get();
        assertThat(sandbox.isActive(second.getAccessToken())).isTrue();
        assertThat(bodies())
                .filteredOn(body -> body.contains(first.getRefreshToken()))
                .hasSize(1);
    }

    @Test
    void triesAgainForTheNextCallerAfterAFailure() {
        sandbox.failNext(1, Failure.status(503));
        assertThatThrownBy(source::get).isInstanceOf(ApiException.class);
        assertThat(sandbox.isActive(source.get().getAccessToken())).isTrue();
        assertThat(sandbox.requestCount()).isEqualTo(2);
    }

    @Test
    void revokesBothTokensAndForgetsThem() {
        AuthToken token = source.get();
        source.revoke();
        assertThat(sandbox.isActive(token.getAccessToken())).isFalse();
        assertThat(sandbox.isActive(token.getRefreshToken())).isFalse();
        assertThat(source.get().getAccessToken()).isNotEqualTo(token.getAccessToken());
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
