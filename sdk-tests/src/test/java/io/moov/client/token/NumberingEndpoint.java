package io.moov.client.token;

import io.moov.client.BasicCredentials;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A token endpoint that responds at once, each time with another token. */
class NumberingEndpoint implements TokenEndpoint {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final Clock clock;
    private final AtomicInteger issued = new AtomicInteger();

    NumberingEndpoint(Clock clock) {
        this.clock = clock;
    }

    @Override
    public CompletableFuture<CachedToken> create(@Nullable BasicCredentials credentials, @Nullable Duration limit) {
        return CompletableFuture.completedFuture(
                FakeEndpoint.cached(FakeEndpoint.token(issued.incrementAndGet(), LIFETIME), LIFETIME, clock));
    }

    @Override
    public CompletableFuture<Void> revoke(String token) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public BasicCredentials credentials() {
        return BasicCredentials.of("acme", "secret");
    }
}
