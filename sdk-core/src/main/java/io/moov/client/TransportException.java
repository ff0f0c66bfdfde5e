package io.moov.client;

import org.jspecify.annotations.Nullable;

/**
 * No usable answer came: the server could not be reached, TLS failed, a time limit passed, the connection broke, the
 * thread was interrupted (its interrupt flag is then set), or the client was closed.
 */
public final class TransportException extends MoovException {
    private static final long serialVersionUID = 1L;

    TransportException(String message, @Nullable Throwable cause, String operation, int attempts, boolean retryable) {
        super(message, cause, operation, attempts, retryable);
    }

    /**
     * For who waits on behalf of an operation without making calls of their own, as a cache does.
     *
     * @param operation the operation that was waited for, as the document names it
     * @param why what ended the wait, without any secret
     * @return the exception, which says that nothing was sent
     */
    public static TransportException whileWaiting(String operation, String why) {
        return new TransportException(operation + ": " + why, null, operation, 0, true);
    }
}
