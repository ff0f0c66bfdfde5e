package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Clients;
import io.moov.client.testing.MoovSandbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources for many scope sets. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenSourcesTest {
    private final MoovSandbox sandbox = MoovSandbox.start();
    private final MoovClient moov =
            Clients.of(sandbox.baseUrl()).credentials(sandbox.credentials()).build();
    private final EventLog log = new EventLog();
    private final TokenSource.Builder settings = TokenSource.builder(moov).events(log);

    @AfterEach
    void close() {
        moov.close();
        sandbox.close();
    }

    @Test
    void theSameSetInAnyOrderIsTheSameSource() {
        try (TokenSources sources = TokenSources.of(10, settings)) {
            TokenSource source = sources.of(Scope.PING_READ, Scope.ACCOUNTS_READ);

            assertThat(sources.of(Scope.ACCOUNTS_READ, Scope.PING_READ)).isSameAs(source);
            assertThat(sources.of(Scope.of("/ping.read"), Scope.ACCOUNTS_READ, Scope.PING_READ))
                    .isSameAs(source);
            assertThat(sources.of(new HashSet<>(List.of(Scope.PING_READ, Scope.ACCOUNTS_READ))))
                    .isSameAs(source);
            assertThat(sources.of(Scope.PING_READ)).isNotSameAs(source);
            assertThat(source.get().getScope()).isEqualTo("/accounts.read /ping.read");
            assertThat(source).hasToString("TokenSource[/accounts.read, /ping.read]");
            assertThat(sources).hasToString("TokenSources{2 of at most 10}");
        }
    }

    @Test
    void aSourceIsFoundByItsScopesWhateverBecomesOfTheCollection() {
        try (TokenSources sources = TokenSources.of(10, settings)) {
            List<Scope> scopes = new ArrayList<>(List.of(Scope.PING_READ));
            TokenSource source = sources.of(scopes);
            scopes.set(0, Scope.FED_READ);

            assertThat(sources.of(Scope.PING_READ)).isSameAs(source);
            assertThat(sources.of(scopes)).isNotSameAs(source);
            assertThat(source.get().getScope()).isEqualTo("/ping.read");
        }
    }

    @Test
    void whoWasNotAskedForForTheLongestTimeMakesRoom() {
        try (TokenSources sources = TokenSources.of(2, settings)) {
            TokenSource accounts = sources.of(Scope.ACCOUNTS_READ);
            TokenSource ping = sources.of(Scope.PING_READ);
            sources.of(Scope.ACCOUNTS_READ);

            sources.of(Scope.FED_READ);

            assertThat(log.only("evicted").scopes()).containsExactly(Scope.PING_READ);
            assertThat(sources.of(Scope.ACCOUNTS_READ)).isSameAs(accounts);
            assertThat(sources.of(Scope.PING_READ)).isNotSameAs(ping);
        }
    }

    @Test
    void anEvictedSourceForgetsItsTokenAndGoesOn() {
        try (TokenSources sources = TokenSources.of(1, settings)) {
            TokenSource evicted = sources.of(Scope.ACCOUNTS_READ);
            AuthToken forgotten = evicted.get();
            sources.of(Scope.PING_READ);

            AuthToken next = evicted.get();

            assertThat(next.getAccessToken()).isNotEqualTo(forgotten.getAccessToken());
            assertThat(evicted.get()).isSameAs(next);
            assertThat(sandbox.isActive(forgotten.getAccessToken()))
                    .as("others may still be using it")
                    .isTrue();
        }
    }

    @Test
    void anEvictedSourceRevokesItsTokenIfItWasBuiltTo() {
        try (TokenSources sources = TokenSources.of(1, settings.revokeOnClose())) {
            AuthToken left = sources.of(Scope.ACCOUNTS_READ).get();
            sources.of(Scope.PING_READ);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (sandbox.isActive(left.getAccessToken()) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000); // nobody waits for the revocation
            }
            assertThat(sandbox.isActive(left.getAccessToken())).isFalse();
        }
    }

    @Test
    void aThousandSetsAreServedByAHundredSources() {
        try (TokenSources sources = TokenSources.of(100, settings)) {
            List<CompletableFuture<AuthToken>> tokens = IntStream.range(0, 1_000)
                    .mapToObj(i -> sources.of(
                                    Scope.account(new UUID(0, i).toString()).transfersWrite())
                            .getAsync())
                    .toList();

            Set<String> scopes = new HashSet<>();
            tokens.forEach(token -> scopes.add(token.join().getScope()));

            assertThat(scopes).hasSize(1_000);
            assertThat(sources).hasToString("TokenSources{100 of at most 100}");
            assertThat(log.names()).filteredOn("evicted"::equals).hasSize(900);
            assertThat(sandbox.requestCount()).isEqualTo(1_000);
        }
    }

    @Test
    void afterCloseThereAreNone() {
        TokenSources sources = TokenSources.of(1, settings);
        TokenSource evicted = sources.of(Scope.PING_READ);
        TokenSource kept = sources.of(Scope.ACCOUNTS_READ);

        sources.close();
        sources.close();

        assertThatThrownBy(() -> sources.of(Scope.ACCOUNTS_READ))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the TokenSources are closed; build new ones");
        assertThatThrownBy(kept::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThat(evicted.get()).as("its own holder's to close").isNotNull();
        evicted.close();
    }

    @Test
    void laterChangesOfTheBuilderDoNotMatter() {
        try (TokenSources sources = TokenSources.of(1, settings)) {
            settings.events(new TokenEvents() {}).scopes(Scope.FED_READ);

            assertThat(sources.of(Scope.PING_READ).get().getScope()).isEqualTo("/ping.read");
            assertThat(log.names()).containsExactly("fetched");
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSources.of(0, settings))
                .withMessage("maximum is 0; it must be more than zero");
        try (TokenSources sources = TokenSources.of(1, settings)) {
            assertThatIllegalArgumentException().isThrownBy(sources::of).withMessage("no scopes; give one or more");
        }
    }
}
