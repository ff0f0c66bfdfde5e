package io.moov.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.moov.client.ApiException;
import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import io.moov.client.support.Clients;
import io.moov.client.testing.Failure;
import io.moov.client.testing.MoovSandbox;
import io.moov.client.token.TokenStore.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a listener hears. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TokenEventsTest {
    private static final Set<Scope> SCOPES = Set.of(Scope.ACCOUNTS_READ, Scope.PING_READ);

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
                .noneMatch(token -> everything.contains(token.getRefreshToken()));
    }

    @Test
    void aTokenIsFetchedAndRefreshed() {
        try (TokenSource source = builder().build()) {
            source.invalidate(get(source));
            get(source);
            get(source);
        }
        assertThat(log.names()).containsExactly("fetched", "refreshed");
        assertTook(log.only("fetched"));
        assertTook(log.only("refreshed"));
    }

    /** They are the source's own, and the next request would be for what is left of them. */
    @Test
    void theScopesOfAnEventCannotBeChanged() {
        try (TokenSource source = builder().build()) {
            get(source);
        }
        Set<Scope> scopes = log.only("fetched").scopes();
        assertThatThrownBy(scopes::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> scopes.remove(Scope.PING_READ)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> scopes.add(Scope.FED_READ)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aTokenOfAnotherProcessIsAdopted() throws Exception {
        StoreKeys keys = StoreKeys.of("one", new byte[32]);
        try (TokenStore store = TokenStore.inMemory();
                TokenSource other = TokenSource.builder(moov)
                        .scopes(SCOPES)
                        .sharedThrough(store, keys, sandbox.publicKey())
                        .build();
                TokenSource source = builder()
                        .sharedThrough(store, keys, sandbox.publicKey())
                        .build()) {
            assertThat(get(source)).isNotNull();
            assertThat(log.names()).containsExactly("fetched");

            source.invalidate(get(source));
            get(other);
            get(source);

            assertThat(log.names()).containsExactly("fetched", "adopted");
            assertTook(log.only("adopted"));
        }
    }

    @Test
    void aFailureIsThatWhichTheCallersSee() {
        sandbox.failNext(1, Failure.status(500));
        try (TokenSource source = builder().build()) {
            ApiException seen = catchThrowableOfType(ApiException.class, source::get);

            assertThat(log.names()).containsExactly("failed");
            assertTook(log.only("failed"));
            assertThat(log.only("failed").failure()).isSameAs(seen);
        }
    }

    @Test
    void anEvictionNamesTheScopes() {
        try (TokenSources sources = TokenSources.of(1, TokenSource.builder(moov).events(log))) {
            sources.of(SCOPES);
            sources.of(Scope.FED_READ);
        }
        assertThat(log.names()).containsExactly("evicted");
        assertThat(log.only("evicted").scopes()).isEqualTo(SCOPES);
    }

    @Test
    void aStoreThatFailsIsNamedWithoutWhatItSays() throws Exception {
        try (TokenSource source = builder()
                .sharedThrough(new BrokenStore(), StoreKeys.of("one", new byte[32]), sandbox.publicKey())
                .build()) {
            assertThat(sandbox.isActive(get(source).getAccessToken())).isTrue();
        }
        assertThat(log.names()).containsExactly("storeDegraded", "fetched");
        assertThat(log.only("storeDegraded").scopes()).isEqualTo(SCOPES);
        assertThat(log.only("storeDegraded").text())
                .isEqualTo("the token store failed: java.lang.IllegalStateException");
    }

    @Test
    void aRevocationThatFailsAtCloseIsHeardOf() {
        TokenSource source = builder().revokeOnClose().build();
        get(source);
        sandbox.failAll(Failure.status(400));

        source.close();

        assertThat(log.names()).containsExactly("fetched", "failed");
        assertThat(log.only("failed").failure())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getOperation()).isEqualTo("revokeAccessToken"));
    }

    /** Whatever it throws, an Error too; and whatever happens next still happens. */
    @Test
    void aListenerThatThrowsHarmsNobody() {
        for (Throwable thrown : List.of(new IllegalStateException("listener"), new NoClassDefFoundError("metrics"))) {
            TokenSource.Builder settings = TokenSource.builder(moov).events(new ThrowingListener(thrown));
            try (TokenSources sources = TokenSources.of(1, settings)) {
                TokenSource source = sources.of(Scope.ACCOUNTS_READ);
                AuthToken first = get(source);
                source.invalidate(first);
                assertThat(get(source)).isNotEqualTo(first);

                source.revoke();
                sandbox.failNext(1, Failure.status(500));
                assertThatThrownBy(source::get).isInstanceOf(ApiException.class);
                assertThat(sandbox.isActive(get(source).getAccessToken())).isTrue();

                assertThat(sources.of(Scope.PING_READ)).isNotSameAs(source);
            }
        }
    }

    @Test
    void aListenerNeedsNoMethod() {
        try (TokenSource source = TokenSource.builder(moov)
                .scopes(SCOPES)
                .events(new TokenEvents() {})
                .build()) {
            assertThat(get(source)).isNotNull();
        }
    }

    private TokenSource.Builder builder() {
        return TokenSource.builder(moov).scopes(SCOPES).events(log);
    }

    private AuthToken get(TokenSource source) {
        AuthToken token = source.get();
        tokens.add(token);
        return token;
    }

    private static void assertTook(EventLog.Heard event) {
        assertThat(event.scopes()).isEqualTo(SCOPES);
        assertThat(event.took()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    private record ThrowingListener(Throwable thrown) implements TokenEvents {
        @Override
        public void fetched(Set<Scope> scopes, Duration took) {
            sneak(thrown);
        }

        @Override
        public void refreshed(Set<Scope> scopes, Duration took) {
            sneak(thrown);
        }

        @Override
        public void failed(Set<Scope> scopes, RuntimeException failure, Duration took) {
            sneak(thrown);
        }

        @Override
        public void evicted(Set<Scope> scopes) {
            sneak(thrown);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable thrown) throws T {
            throw (T) thrown;
        }
    }

    /** What it says may hold an address with a password. */
    private static final class BrokenStore implements TokenStore {
        private static <T> CompletionStage<T> broken() {
            return CompletableFuture.failedFuture(new IllegalStateException("redis://user:password@host"));
        }

        @Override
        public CompletionStage<Entry> read(String key) {
            return broken();
        }

        @Override
        public CompletionStage<Long> acquire(String key, Duration lease) {
            return broken();
        }

        @Override
        public CompletionStage<Boolean> write(String key, long fence, byte[] value, Duration life) {
            return broken();
        }

        @Override
        public CompletionStage<Void> release(String key, long fence) {
            return broken();
        }

        @Override
        public CompletionStage<Boolean> remove(String key, long version) {
            return broken();
        }

        @Override
        public void close() {}
    }
}
