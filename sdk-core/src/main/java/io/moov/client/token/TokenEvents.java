package io.moov.client.token;

import java.time.Duration;
import java.util.Set;

/**
 * Hears what token sources do, for metrics and logs. Every method does nothing unless overridden.
 *
 * <p>The methods are called on the threads that do the work, several at once: be thread-safe and quick. What they throw
 * is logged and otherwise ignored. Nothing that they are given holds a secret; a failure's message neither, but do not
 * log {@link io.moov.client.ApiException#getBody()}.
 *
 * <pre>{@code
 * TokenEvents counting = new TokenEvents() {
 *     public void failed(Set<Scope> scopes, RuntimeException failure, Duration took) {
 *         failures.increment();
 *     }
 * };
 * TokenSource tokens = TokenSource.builder(moov).scopes(Scope.ACCOUNTS_READ).events(counting).build();
 * }</pre>
 */
public interface TokenEvents {
    /**
     * A token was created with the client's credentials.
     *
     * @param scopes the source's scopes
     * @param took from the decision to renew until the answer
     */
    default void fetched(Set<Scope> scopes, Duration took) {}

    /**
     * A token was created with a refresh token.
     *
     * @param scopes the source's scopes
     * @param took from the decision to renew until the answer
     */
    default void refreshed(Set<Scope> scopes, Duration took) {}

    /**
     * A token that another process created was taken from the store.
     *
     * @param scopes the source's scopes
     * @param took from the decision to renew until the answer
     */
    default void adopted(Set<Scope> scopes, Duration took) {}

    /**
     * No token could be had, in the background or for callers who wait.
     *
     * @param scopes the source's scopes
     * @param failure why; a {@link io.moov.client.MoovException} if the call failed
     * @param took from the decision to renew until the failure
     */
    default void failed(Set<Scope> scopes, RuntimeException failure, Duration took) {}

    /**
     * A source was evicted from {@link TokenSources}, which held as many as they may.
     *
     * @param scopes the source's scopes
     */
    default void evicted(Set<Scope> scopes) {}

    /**
     * The store could not be used, or held a value that was refused. The source waits for it a little, and then goes on
     * without it.
     *
     * @param scopes the source's scopes
     * @param reason what was wrong, in words
     */
    default void storeDegraded(Set<Scope> scopes, String reason) {}
}
