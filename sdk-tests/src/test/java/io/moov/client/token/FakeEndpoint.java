package io.moov.client.token;

import io.moov.client.FailedCalls;
import io.moov.client.auth.AuthToken;
import io.moov.client.auth.TokenType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A token endpoint whose answers a test gives by hand; it knows what is valid. */
final class FakeEndpoint implements TokenFetcher {
    final List<Request> pending = new ArrayList<>();
    final List<Request> all = new ArrayList<>();
    final Set<String> spentRefreshTokens = new HashSet<>();
    final Set<String> revoked = new HashSet<>();

    private final TokenTime time;
    private final Map<String, Long> expiries = new HashMap<>();
    private int issued;

    /** How many requests ran out of time. */
    int unanswered;

    /** The token that was issued last. */
    @Nullable
    AuthToken last;

    FakeEndpoint(TokenTime time) {
        this.time = time;
    }

    @Override
    public CompletableFuture<Fetched> fetch(@Nullable String refreshToken, @Nullable Duration limit) {
        Request request = new Request(refreshToken, time.nanos());
        pending.add(request);
        all.add(request);
        if (limit != null) {
            time.schedule(limit.toNanos(), request::runOutOfTime);
        }
        return request.answer;
    }

    @Override
    public CompletableFuture<?> revoke(String token) {
        revoked.add(token);
        return CompletableFuture.completedFuture(null);
    }

    /** Whether an endpoint that takes access tokens would take this one now. */
    boolean isValid(String accessToken) {
        Long expiry = expiries.get(accessToken);
        return expiry != null && time.nanos() - expiry < 0 && !revoked.contains(accessToken);
    }

    private Fetched issue(Duration lifetime) {
        AuthToken token = token(++issued, lifetime);
        last = token;
        expiries.put(token.getAccessToken(), time.nanos() + Lifetimes.nanos(lifetime));
        return new Fetched(token, lifetime);
    }

    static AuthToken token(int number, Duration lifetime) {
        return AuthToken.builder()
                .tokenType(TokenType.BEARER)
                .accessToken("access-" + number)
                .refreshToken("refresh-" + number)
                .expiresIn(lifetime.toSeconds())
                .scope("/accounts.read")
                .build();
    }

    /** One request that waits for its answer. */
    final class Request {
        final @Nullable String refreshToken;
        final long began;
        private final CompletableFuture<Fetched> answer = new CompletableFuture<>();

        private Request(@Nullable String refreshToken, long began) {
            this.refreshToken = refreshToken;
            this.began = began;
        }

        /** Issues a token; the refresh token is rotated. */
        void succeed(Duration lifetime) {
            pending.remove(this);
            if (refreshToken != null) {
                spentRefreshTokens.add(refreshToken);
            }
            answer.complete(issue(lifetime));
        }

        /** The request was carried out, but its answer did not come through. */
        void lose(RuntimeException failure) {
            if (refreshToken != null) {
                spentRefreshTokens.add(refreshToken);
            }
            fail(failure);
        }

        void fail(RuntimeException failure) {
            pending.remove(this);
            answer.completeExceptionally(failure);
        }

        /** Whoever sent it has died, and hears no answer. */
        void forget() {
            pending.remove(this);
        }

        private void runOutOfTime() {
            if (pending.contains(this)) {
                unanswered++;
                lose(FailedCalls.lost(refreshToken == null));
            }
        }
    }
}
