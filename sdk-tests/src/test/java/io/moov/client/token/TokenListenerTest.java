package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Clients;
import io.moov.client.testing.Failure;
import io.moov.client.testing.InMemoryTokenStore;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.token.TokenListener.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenListenerTest {
    private static final List<Scope> SCOPES = List.of(Scope.ACCOUNTS_READ, Scope.PING_READ);

    private final MoovSandbox sandbox = MoovSandbox.start();
    private final MoovClient moov = Clients.of(sandbox.baseUrl())
            .credentials(sandbox.credentials())
            .retryPolicy(Clients.attempts(1))
            .build();
    private final EventLog log = new EventLog();
    private final List<AuthToken> tokens = new ArrayList<>();

    @AfterEach
    void close() {
        moov.close();
        sandbox.close();
        String everything = log.everything();
        assertThat(everything).doesNotContain(sandbox.secretKey());
        assertThat(tokens)
                .noneMatch(token -> everything.contains(token.getAccessToken()))
                .noneMatch(token -> token.getRefreshToken() != null && everything.contains(token.getRefreshToken()));
    }

    @Test
    void aTokenIsCreated() {
        try (TokenSource source = builder().build()) {
            get(source);
            get(source);
        }
        assertThat(log.await(1)).containsExactly(Kind.CREATED);
        assertTook(log.only(Kind.CREATED));
        assertThat(log.only(Kind.CREATED).toString()).contains("CREATED", "/accounts.read");
    }

    /** They are the source's own, and the next request would be for what is left of them. */
    @Test
    void theScopesOfAnEventCannotBeChanged() {
        try (TokenSource source = builder().build()) {
            get(source);
        }
        log.await(1);
        List<Scope> scopes = log.only(Kind.CREATED).getScopes();
        assertThatThrownBy(scopes::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTokenOfAnotherProcessIsAdopted() throws Exception {
        StoreKeys keys = StoreKeys.of("one", new byte[32]);
        try (TokenStore store = InMemoryTokenStore.create();
                TokenSource other = TokenSource.builder(moov)
                        .scopes(SCOPES)
                        .sharedThrough(store, keys)
                        .build();
                TokenSource source = builder().sharedThrough(store, keys).build()) {
            AuthToken created = get(other);
            assertThat(get(source).getAccessToken()).isEqualTo(created.getAccessToken());
        }
        assertThat(log.await(1)).containsExactly(Kind.ADOPTED);
        assertTook(log.only(Kind.ADOPTED));
        assertThat(sandbox.requestCount()).isEqualTo(1);
    }

    /** The same failure, but with the stack trace of the refresh. */
    @Test
    void aFailureIsThatWhichTheCallersSee() {
        sandbox.failNext(1, Failure.status(500));
        try (TokenSource source = builder().build()) {
            ApiException seen = catchThrowableOfType(ApiException.class, source::get);

            assertThat(log.await(1)).containsExactly(Kind.REFRESH_FAILED);
            assertTook(log.only(Kind.REFRESH_FAILED));
            assertThat(log.only(Kind.REFRESH_FAILED).getFailure()).isSameAs(seen.getCause());
        }
    }

    @Test
    void anEvictionNamesTheScopes() {
        try (TokenSources sources =
                TokenSources.create(TokenSource.builder(moov).listener(log), 1)) {
            sources.get(SCOPES);
            sources.get(Scope.FED_READ);
        }
        assertThat(log.await(1)).containsExactly(Kind.EVICTED);
        assertThat(log.only(Kind.EVICTED).getScopes()).isEqualTo(SCOPES);
    }

    @Test
    void aForeignStoreThatFailsIsNamedWithoutWhatItSays() throws Exception {
        assertDegraded(
                new IllegalStateException("redis://user:password@host"),
                TokenStoreException.Reason.OTHER,
                "the token store failed: java.lang.IllegalStateException");
    }

    @Test
    void aStoreThatKnowsWhatIsWrongSaysItAndWhatToDo() throws Exception {
        assertDegraded(
                new TokenStoreException(
                        TokenStoreException.Reason.AUTHENTICATION, "localhost:6379 wants a password; set one", null),
                TokenStoreException.Reason.AUTHENTICATION,
                "localhost:6379 wants a password; set one");
    }

    private void assertDegraded(RuntimeException failure, TokenStoreException.Reason reason, String message)
            throws Exception {
        VirtualTime time = new VirtualTime(1);
        TroubledStore store = new TroubledStore(time);
        store.fails = failure;
        store.down = true;
        FakeEndpoint endpoint = new FakeEndpoint(time);
        CompletableFuture<CachedToken> token =
                Sources.cacheOfFleet(time, endpoint, store, log).obtain(false);
        time.advance(Duration.ofSeconds(2));
        endpoint.pending.get(0).succeed(Duration.ofMinutes(15));

        assertThat(token).isCompleted();
        assertThat(log.kinds()).containsExactly(Kind.STORE_DEGRADED, Kind.CREATED);
        assertThat(log.only(Kind.STORE_DEGRADED).getStoreReason()).isEqualTo(reason);
        assertThat(log.only(Kind.STORE_DEGRADED).getFailure())
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void aRevocationThatFailsAtCloseIsHeardOf() {
        TokenSource source = builder().revokeOnClose().build();
        get(source);
        sandbox.failAll(Failure.status(400));

        source.close();

        assertThat(log.await(2)).containsExactly(Kind.CREATED, Kind.REVOKE_FAILED);
        assertThat(log.only(Kind.REVOKE_FAILED).getFailure())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getOperation()).isEqualTo("revokeAccessToken"));
    }

    /** Whatever it throws, an Error too, or a checked exception; and whatever happens next still happens. */
    @Test
    void aListenerThatThrowsHarmsNobody() {
        for (Throwable thrown : List.of(
                new IllegalStateException("listener"),
                new NoClassDefFoundError("metrics"),
                new IOException("undeclared"))) {
            TokenSource.Builder settings = TokenSource.builder(moov).listener(event -> {
                log.onEvent(event);
                FakeEndpoint.<RuntimeException>sneaky(thrown);
            });
            try (TokenSources sources = TokenSources.create(settings, 1)) {
                TokenSource source = sources.get(Scope.ACCOUNTS_READ);
                AuthToken first = get(source);
                source.invalidate(first);
                assertThat(get(source)).isNotEqualTo(first);

                source.revoke();
                sandbox.failNext(1, Failure.status(500));
                assertThatThrownBy(source::get).isInstanceOf(ApiException.class);
                assertThat(sandbox.isActive(get(source).getAccessToken())).isTrue();

                assertThat(sources.get(Scope.PING_READ)).isNotSameAs(source);
            }
        }
        assertThat(log.await(15)).as("each threw at all of them").hasSize(15);
    }

    /** It is called after the callers, and holds up nobody else, not even other sources. */
    @Test
    void aListenerThatNeverReturnsKeepsNobodyWaiting() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        TokenListener stuck = event -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        try (TokenSource source =
                TokenSource.builder(moov).scopes(SCOPES).listener(stuck).build()) {
            for (int i = 0; i < 3; i++) {
                source.invalidate(get(source));
                source.invalidate(source.getAsync().get(30, TimeUnit.SECONDS));
            }
            assertThat(sandbox.requestCount()).isEqualTo(6);
        } finally {
            over.countDown();
        }
    }

    private TokenSource.Builder builder() {
        return TokenSource.builder(moov).scopes(SCOPES).listener(log);
    }

    private AuthToken get(TokenSource source) {
        AuthToken token = source.get();
        tokens.add(token);
        return token;
    }

    private static void assertTook(TokenListener.Event event) {
        assertThat(event.getScopes()).isEqualTo(SCOPES);
        assertThat(event.getDuration()).isPositive().isLessThan(Duration.ofMinutes(1));
    }
}
