package io.moov.client.token;

import io.moov.client.BasicCredentials;
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
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A token endpoint whose responses a test gives by hand; it knows what is valid. */
final class FakeEndpoint implements TokenEndpoint {
    final List<Request> pending = new ArrayList<>();
    final List<Request> all = new ArrayList<>();
    final Set<String> revoked = new HashSet<>();

    private final VirtualTime time;
    private final Map<String, Long> expiries = new HashMap<>();
    private int issued;

    /** How many requests ran out of time. */
    int unanswered;

    /** The token that was issued last. */
    @Nullable
    AuthToken last;

    /** What the client's supplier gives. */
    BasicCredentials credentials = BasicCredentials.of("acme", "secret");

    /** What the next request throws, or else the next look at the credentials. */
    @Nullable
    Throwable createThrows;

    @Nullable
    Throwable supplierThrows;

    int credentialsAsked;

    /** That of the process which sends the next request. */
    Clock clock;

    /** Runs before each use; may throw. */
    Runnable onUse = () -> {};

    FakeEndpoint(VirtualTime time) {
        this.time = time;
        this.clock = time;
    }

    @Override
    public CompletableFuture<CachedToken> create(@Nullable BasicCredentials given, @Nullable Duration limit) {
        onUse.run();
        Throwable trouble = createThrows;
        if (trouble != null) {
            createThrows = null;
            throw FakeEndpoint.<RuntimeException>sneaky(trouble);
        }
        Request request = new Request(given, limit);
        pending.add(request);
        all.add(request);
        if (limit != null) {
            Future<?> timer = time.schedule(limit.toNanos(), request::runOutOfTime);
            request.response.whenComplete((token, failure) -> timer.cancel(false));
        }
        return request.response;
    }

    @Override
    public CompletableFuture<Void> revoke(String token) {
        revoked.add(token);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public BasicCredentials credentials() {
        onUse.run();
        credentialsAsked++;
        Throwable trouble = supplierThrows;
        if (trouble != null) {
            supplierThrows = null;
            throw FakeEndpoint.<RuntimeException>sneaky(trouble);
        }
        return credentials;
    }

    @SuppressWarnings("unchecked")
    static <E extends Throwable> E sneaky(Throwable failure) throws E {
        throw (E) failure;
    }

    /** Whether an endpoint that takes access tokens would take this one now. */
    boolean isValid(String accessToken) {
        Long expiry = expiries.get(accessToken);
        return expiry != null && time.trueNanos() - expiry < 0 && !revoked.contains(accessToken);
    }

    private CachedToken issue(Duration lifetime) {
        AuthToken token = token(++issued, lifetime);
        last = token;
        expiries.put(token.getAccessToken(), time.trueNanos() + TokenLifetime.nanos(lifetime));
        return cached(token, lifetime, clock);
    }

    static CachedToken cached(AuthToken token, Duration lifetime, Clock clock) {
        long life = TokenLifetime.nanos(lifetime);
        return TokenLifetime.defaults().cache(token, life, life, false, clock);
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

    /** One request that waits for its response. */
    final class Request {
        final @Nullable BasicCredentials credentials;
        final @Nullable Duration limit;
        final long began = time.nanos();
        private final CompletableFuture<CachedToken> response = new CompletableFuture<>();

        private Request(@Nullable BasicCredentials credentials, @Nullable Duration limit) {
            this.credentials = credentials;
            this.limit = limit;
        }

        void succeed(Duration lifetime) {
            pending.remove(this);
            response.complete(issue(lifetime));
        }

        void fail(Throwable failure) {
            pending.remove(this);
            response.completeExceptionally(failure);
        }

        /** Whoever sent it has died, and hears no response. */
        void forget() {
            pending.remove(this);
        }

        private void runOutOfTime() {
            if (pending.contains(this)) {
                unanswered++;
                fail(FailedCalls.lost(true));
            }
        }
    }
}
