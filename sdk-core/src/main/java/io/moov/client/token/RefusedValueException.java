package io.moov.client.token;

/** A stored value that must not be used. The message says why and shows nothing of the value. */
final class RefusedValueException extends Exception {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    RefusedValueException(Reason reason) {
        super("the stored token is refused: " + reason.meaning);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    enum Reason {
        UNKNOWN_FORMAT("it has a format that this version of the SDK does not know"),
        UNKNOWN_KEY_ID("it is encrypted with a key whose id is not among the store keys; add that key with andOld"),
        TRUNCATED("its end is missing"),
        NOT_AUTHENTIC(
                "it was changed, or belongs to another client, scope set or version, or was encrypted with another"
                        + " key of the same id"),
        MALFORMED("it is authentic, but what it says is not a token; was it written by another version of the SDK?");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }
    }
}
