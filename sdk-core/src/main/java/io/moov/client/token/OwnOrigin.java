package io.moov.client.token;

import io.moov.client.ApiException;
import io.moov.client.MoovException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tokens that this process creates for itself. */
final class OwnOrigin implements TokenOrigin {
    private final TokenFetcher fetcher;
    private final Lifetimes lifetimes;

    /** Taken out before it is sent: whatever happens then, it is not sent again. */
    private final AtomicReference<@Nullable String> refreshToken = new AtomicReference<>();

    OwnOrigin(TokenFetcher fetcher, Lifetimes lifetimes) {
        this.fetcher = fetcher;
        this.lifetimes = lifetimes;
    }

    @Override
    public CompletableFuture<Renewed> renew(@Nullable Held present) {
        String unspent = refreshToken.getAndSet(null);
        return grant(unspent).thenApply(granted -> {
            refreshToken.set(granted.fetched.token.getRefreshToken());
            return new Renewed(lifetimes.hold(granted.fetched), granted.way);
        });
    }

    @Override
    public void discard(Held bad) {}

    @Override
    public CompletableFuture<?> revoke(@Nullable Held present) {
        return revoke(fetcher, refreshToken.getAndSet(null), present);
    }

    /** Revokes the refresh token first, so that no new access token comes of it meanwhile. Both are tried. */
    static CompletableFuture<?> revoke(TokenFetcher fetcher, @Nullable String refreshToken, @Nullable Held present) {
        CompletableFuture<?> refresh =
                refreshToken == null ? CompletableFuture.completedFuture(null) : fetcher.revoke(refreshToken);
        CompletableFuture<?> access = refresh.handle((done, failure) -> null)
                .thenCompose(done -> present == null
                        ? CompletableFuture.completedFuture(null)
                        : fetcher.revoke(present.token.getAccessToken()));
        return CompletableFuture.allOf(refresh, access);
    }

    /** Uses the refresh token, if there is one, and the client's credentials if that one is no good. */
    private CompletableFuture<Granted> grant(@Nullable String unspent) {
        if (unspent == null) {
            return fetcher.fetch(null, null).thenApply(fetched -> new Granted(fetched, Way.FETCHED));
        }
        CompletableFuture<Granted> refreshed =
                fetcher.fetch(unspent, null).thenApply(fetched -> new Granted(fetched, Way.REFRESHED));
        return Futures.recover(refreshed, failure -> {
            if (failure instanceof MoovException && ((MoovException) failure).isRetryable()) {
                refreshToken.set(unspent); // the server never saw it, or said that it did nothing
            }
            return mayBeReplaced(failure) ? grant(null) : CompletableFuture.failedFuture(failure);
        });
    }

    /** Whether the trouble was with the refresh token or with its answer, and not with the server or the keys. */
    static boolean mayBeReplaced(Throwable failure) {
        if (!(failure instanceof MoovException) || ((MoovException) failure).isRetryable()) {
            return false;
        }
        return !(failure instanceof ApiException)
                || ((ApiException) failure).getStatus() == 400
                || ((ApiException) failure).getStatus() == 422;
    }

    /** A new token and the way in which it came. */
    static final class Granted {
        final TokenFetcher.Fetched fetched;
        final Way way;

        Granted(TokenFetcher.Fetched fetched, Way way) {
            this.fetched = fetched;
            this.way = way;
        }
    }
}
