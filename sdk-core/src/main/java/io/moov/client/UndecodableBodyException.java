package io.moov.client;

/** Carries the reason why a body could not be decoded through Retrofit, which passes unchecked exceptions on as they are. */
final class UndecodableBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason names a place and never repeats what was read there: a body may hold tokens. */
    UndecodableBodyException(String reason) {
        super(reason);
    }
}
