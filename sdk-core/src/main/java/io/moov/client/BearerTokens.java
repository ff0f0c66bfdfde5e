package io.moov.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Where a client gets the access tokens from that its calls carry (RFC 6750). {@code io.moov.client.token.TokenSource} is
 * one.
 *
 * <p>Implementations are thread-safe and do not block: calls wait for the futures, blocking ones on their callers'
 * threads, until they get a token or their time limit passes.
 *
 * <pre>{@code
 * MoovClient accounts = MoovClient.builder().tokens(tokens).build();
 * }</pre>
 */
public interface BearerTokens {
    /**
     * The current access token.
     *
     * @return completes with a token that is valid now; what it fails with reaches the caller of the call
     */
    CompletableFuture<String> accessToken();

    /**
     * The access token to use after the server answered 401 to another. The call is then sent once more.
     *
     * @param refused the token that was refused
     * @return completes with another token; with null if another would not help or none can be had, and the 401 is the
     *     caller's
     */
    CompletableFuture<@Nullable String> accessTokenAfter(String refused);
}
