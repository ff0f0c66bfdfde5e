package io.moov.client.token;

import java.util.concurrent.CompletableFuture;

/** What futures end with. */
final class FailureOf {
    private FailureOf() {}

    /** The failure of a future that is done. */
    static Throwable future(CompletableFuture<?> failed) {
        return failed.handle((value, failure) -> TokenCache.cause(failure)).join();
    }
}
