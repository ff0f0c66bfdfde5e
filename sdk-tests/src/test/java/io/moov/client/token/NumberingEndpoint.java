package io.moov.client.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A token endpoint that answers at once, each time with another token. */
final class NumberingEndpoint implements TokenFetcher {
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private final AtomicInteger issued = new AtomicInteger();

    @Override
    public CompletableFuture<Fetched> fetch(@Nullable String refreshToken, @Nullable Duration limit) {
        return CompletableFuture.completedFuture(
                new Fetched(FakeEndpoint.token(issued.incrementAndGet(), LIFETIME), LIFETIME));
    }

    @Override
    public CompletableFuture<?> revoke(String token) {
        return CompletableFuture.completedFuture(null);
    }
}
