package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Clients;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.token.TokenListener.Kind;
import java.time.Duration;
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
    private final TokenSource.Builder settings = TokenSource.builder(moov).listener(log);

    @AfterEach
    void close() {
        moov.close();
        sandbox.close();
    }

    @Test
    void theSameSetInAnyOrderIsTheSameSource() {
        try (TokenSources sources = TokenSources.create(settings, 10)) {
            TokenSource source = sources.get(Scope.PING_READ, Scope.ACCOUNTS_READ);

            assertThat(sources.get(Scope.ACCOUNTS_READ, Scope.PING_READ)).isSameAs(source);
            assertThat(sources.get(Scope.of("/ping.read"), Scope.ACCOUNTS_READ, Scope.PING_READ))
                    .isSameAs(source);
            assertThat(sources.get(new HashSet<>(List.of(Scope.PING_READ, Scope.ACCOUNTS_READ))))
                    .isSameAs(source);
            assertThat(sources.get(Scope.PING_READ)).isNotSameAs(source);
            assertThat(source.get().getScope()).isEqualTo("/accounts.read /ping.read");
            assertThat(source).hasToString("TokenSource[/accounts.read, /ping.read]");
            assertThat(sources).hasToString("TokenSources{2 of at most 10}");
        }
    }

    @Test
    void aSourceIsFoundByItsScopesWhateverBecomesOfTheCollection() {
        try (TokenSources sources = TokenSources.create(settings, 10)) {
            List<Scope> scopes = new ArrayList<>(List.of(Scope.PING_READ));
            TokenSource source = sources.get(scopes);
            scopes.set(0, Scope.FED_READ);

            assertThat(sources.get(Scope.PING_READ)).isSameAs(source);
            assertThat(sources.get(scopes)).isNotSameAs(source);
            assertThat(source.get().getScope()).isEqualTo("/ping.read");
        }
    }

    @Test
    void whoWasNotAskedForForTheLongestTimeMakesRoom() {
        try (TokenSources sources = TokenSources.create(settings, 2)) {
            TokenSource accounts = sources.get(Scope.ACCOUNTS_READ);
            TokenSource ping = sources.get(Scope.PING_READ);
            sources.get(Scope.ACCOUNTS_READ);

            sources.get(Scope.FED_READ);

            log.await(1);
            assertThat(log.only(Kind.EVICTED).getScopes()).containsExactly(Scope.PING_READ);
            assertThat(sources.get(Scope.ACCOUNTS_READ)).isSameAs(accounts);
            assertThat(sources.get(Scope.PING_READ)).isNotSameAs(ping);
        }
    }

    @Test
    void anEvictedSourceForgetsItsTokenAndGoesOn() {
        try (TokenSources sources = TokenSources.create(settings, 1)) {
            TokenSource evicted = sources.get(Scope.ACCOUNTS_READ);
            AuthToken forgotten = evicted.get();
            sources.get(Scope.PING_READ);

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
        try (TokenSources sources = TokenSources.create(settings.revokeOnClose(), 1)) {
            AuthToken left = sources.get(Scope.ACCOUNTS_READ).get();
            sources.get(Scope.PING_READ);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (sandbox.isActive(left.getAccessToken()) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000); // nobody waits for the revocation
            }
            assertThat(sandbox.isActive(left.getAccessToken())).isFalse();
        }
    }

    @Test
    void whatAnEvictedSourceGetsLaterIsRevokedAtTheEnd() {
        List<AuthToken> later = new ArrayList<>();
        try (TokenSources sources = TokenSources.create(settings.revokeOnClose(), 1)) {
            List<TokenSource> evicted = new ArrayList<>();
            for (Scope scope : List.of(Scope.ACCOUNTS_READ, Scope.FED_READ, Scope.PING_READ)) {
                evicted.add(sources.get(scope));
            }
            sources.get(Scope.ACCOUNTS_WRITE);
            evicted.forEach(source -> later.add(source.get()));
            evicted.clear(); // nobody but the cache knows of the tokens any more
            System.gc();
            log.await(6);
            assertThat(later).allMatch(token -> sandbox.isActive(token.getAccessToken()));
        }
        assertThat(later).noneMatch(token -> sandbox.isActive(token.getAccessToken()));
    }

    /** One after the other, closing would take longer than the limit of the test. */
    @Test
    void allAreClosedAtTheSameTime() {
        List<AuthToken> tokens = new ArrayList<>();
        TokenSources sources = TokenSources.create(settings.revokeOnClose(), 1_000);
        for (int i = 0; i < 200; i++) {
            tokens.add(sources.get(Scope.account(new UUID(0, i).toString()).transfersWrite())
                    .get());
        }
        sandbox.failNext(200, Failure.delay(Duration.ofSeconds(1)));

        sources.close();

        assertThat(tokens).noneMatch(token -> sandbox.isActive(token.getAccessToken()));
    }

    @Test
    void anInterruptedCloseRevokesAllTheSameAndASecondOneWaitsForIt() {
        List<AuthToken> tokens = new ArrayList<>();
        TokenSources sources = TokenSources.create(settings.revokeOnClose(), 10);
        for (Scope scope : List.of(Scope.ACCOUNTS_READ, Scope.FED_READ, Scope.PING_READ)) {
            tokens.add(sources.get(scope).get());
        }
        Thread.currentThread().interrupt();
        sources.close();
        assertThat(Thread.interrupted()).as("the flag is kept").isTrue();

        sources.close();

        assertThat(tokens).noneMatch(token -> sandbox.isActive(token.getAccessToken()));
    }

    @Test
    void aThousandSetsAreServedByAHundredSources() {
        try (TokenSources sources = TokenSources.create(settings, 100)) {
            List<CompletableFuture<AuthToken>> tokens = IntStream.range(0, 1_000)
                    .mapToObj(i -> sources.get(
                                    Scope.account(new UUID(0, i).toString()).transfersWrite())
                            .getAsync())
                    .toList();

            Set<String> scopes = new HashSet<>();
            tokens.forEach(token -> scopes.add(token.join().getScope()));

            assertThat(scopes).hasSize(1_000);
            assertThat(sources).hasToString("TokenSources{100 of at most 100}");
            assertThat(log.await(1_900)).filteredOn(Kind.EVICTED::equals).hasSize(900);
            assertThat(sandbox.requestCount()).isEqualTo(1_000);
        }
    }

    @Test
    void afterCloseThereAreNone() {
        TokenSources sources = TokenSources.create(settings, 1);
        TokenSource evicted = sources.get(Scope.PING_READ);
        TokenSource kept = sources.get(Scope.ACCOUNTS_READ);

        sources.close();
        sources.close();

        assertThatThrownBy(() -> sources.get(Scope.ACCOUNTS_READ))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the TokenSources are closed; build new ones");
        assertThatThrownBy(kept::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("closed");
        assertThatThrownBy(evicted::get)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void laterChangesOfTheBuilderDoNotMatter() {
        try (TokenSources sources = TokenSources.create(settings, 1)) {
            settings.listener(event -> {}).scopes(Scope.FED_READ);

            assertThat(sources.get(Scope.PING_READ).get().getScope()).isEqualTo("/ping.read");
            assertThat(log.await(1)).containsExactly(Kind.CREATED);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenSources.create(settings, 0))
                .withMessage("max is 0; it must be more than zero");
        try (TokenSources sources = TokenSources.create(settings, 1)) {
            assertThatIllegalArgumentException().isThrownBy(sources::get).withMessage("no scopes; give one or more");
        }
    }
}
