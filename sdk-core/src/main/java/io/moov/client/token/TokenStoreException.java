package io.moov.client.token;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a {@link TokenStore} did not do what it was asked. A {@link TokenStore} completes its stages exceptionally with it,
 * so that whoever watches the application reads which trouble it is and what to do about it.
 *
 * <pre>{@code
 * store.claim(key, 0, claimId, lease).exceptionally(failure -> {
 *     Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
 *     if (cause instanceof TokenStoreException) {
 *         metrics.counter("token.store", "reason", ((TokenStoreException) cause).getReason().name()).increment();
 *     }
 *     return null;
 * });
 * }</pre>
 *
 * <p>Messages name hosts and ports. They hold no password, no key and no value.
 */
public final class TokenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /**
     * Creates an exception, for an implementation of a store.
     *
     * @param reason the kind of trouble
     * @param message what failed, where, and what to do about it; it may reach a log, so it must not hold a secret
     * @param cause what the store's library threw, or null; its message may reach a log too
     */
    public TokenStoreException(Reason reason, String message, @Nullable Throwable cause) {
        super(Objects.requireNonNull(message, "message"), cause);
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * The kind of trouble.
     *
     * @return one of a fixed set, so that it can be a metric's tag
     */
    public Reason getReason() {
        return reason;
    }

    /** The kinds of trouble with a store. More may be added. */
    public enum Reason {
        /** Nothing accepts connections there, the name is unknown, or the connection was lost. */
        UNREACHABLE,
        /** No reply in time. Whether the store did what it was asked is not known. */
        TIMEOUT,
        /** No TLS session: an untrusted certificate, or only one side speaks TLS. */
        TLS,
        /** No or wrong user name or password. */
        AUTHENTICATION,
        /** The user may not run a command or use a key that the store needs. */
        NOT_PERMITTED,
        /** The store is full and takes no writes. */
        OUT_OF_MEMORY,
        /** A replica answers, which takes no writes. */
        READ_ONLY,
        /** The store is there but serves nobody now: it loads its data, has no primary, or lost a part of its cluster. */
        UNAVAILABLE,
        /** A library that the store needs is not on the class path. */
        MISSING_LIBRARY,
        /** None of these; the message says more. */
        OTHER
    }
}
