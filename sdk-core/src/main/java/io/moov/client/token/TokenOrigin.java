package io.moov.client.token;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where the next token of a source comes from. One renewal runs at a time. */
interface TokenOrigin {
    /**
     * Gets a token that is newer than the present one.
     *
     * @param present the token that is to be replaced; null if there is none
     */
    CompletableFuture<Renewed> renew(@Nullable Held present);

    /** Sees to it that nobody takes a token that has turned out to be bad; nobody waits for that. */
    void discard(Held bad);

    /**
     * Revokes at the server all that is left.
     *
     * @param present null if no access token is left
     */
    CompletableFuture<?> revoke(@Nullable Held present);

    /** Lets a renewal that is under way end early: nobody waits for it any more. */
    default void close() {}

    /** A token and the way in which it came. */
    final class Renewed {
        final Held held;
        final Way way;

        Renewed(Held held, Way way) {
            this.held = held;
            this.way = way;
        }
    }

    /** How a token came. */
    enum Way {
        FETCHED,
        REFRESHED,
        ADOPTED
    }
}
