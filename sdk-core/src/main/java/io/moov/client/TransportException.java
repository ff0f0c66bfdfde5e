package io.moov.client;

import org.jspecify.annotations.Nullable;

/**
 * No usable response came: the server could not be reached, TLS failed, a time limit passed, the connection broke, the
 * thread was interrupted (its interrupt flag is then set), or the client was closed.
 */
public final class TransportException extends MoovException {
    private static final long serialVersionUID = 1L;

    TransportException(String message, @Nullable Throwable cause, String operation, int attempts, boolean retryable) {
        super(message, cause, operation, attempts, retryable);
    }

    /**
     * Makes one for who waits on behalf of an operation without making calls, as a cache or a test's fake does. It says
     * that nothing was sent and that the operation may be tried again.
     *
     * @param operation the operation that was waited for, as the document names it
     * @param reason what ended the wait, without any secret
     * @param cause what caused it, or null
     */
    public TransportException(String operation, String reason, @Nullable Throwable cause) {
        this(operation + ": " + reason, cause, operation, 0, true);
    }

    private TransportException(TransportException original) {
        super(original);
    }

    @Override
    public TransportException copy() {
        return new TransportException(this);
    }
}
