package io.moov.client.testing;

import mockwebserver3.MockResponse;

/** A request that the document does not allow. The message says what it is and what is allowed instead. */
final class Violation extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient MockResponse answer;

    /** A violation whose answer is its message. */
    Violation(int status, String message) {
        this(Answers.error(status, "sandbox: " + message), message);
    }

    /** A violation for which the API has an answer of its own. */
    Violation(MockResponse answer, String message) {
        super(message);
        this.answer = answer;
    }

    MockResponse answer() {
        return answer;
    }
}
