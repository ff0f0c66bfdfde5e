package io.moov.client.token;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One renewal, and all who wait for it. */
final class Renewal {
    /** The token to be replaced, if there was one. */
    final @Nullable Held replaced;

    final long began;

    /** Shared by the waiters. */
    final CompletableFuture<Held> result = new CompletableFuture<>();

    Renewal(@Nullable Held replaced, long began) {
        this.replaced = replaced;
        this.began = began;
    }
}
