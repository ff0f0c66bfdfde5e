package io.moov.client.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/**
 * How the sandbox fails a request instead of answering it properly. Immutable.
 *
 * <pre>{@code
 * moov.failNext(2, Failure.status(503).header("Retry-After", "1"));
 * moov.failNext(1, Failure.reset().afterProcessing());   // carried out, but the answer is lost
 * }</pre>
 */
public final class Failure {
    private static final MockResponse NOTHING = new MockResponse.Builder().build();

    private final boolean processes;
    private final UnaryOperator<MockResponse> change;

    private Failure(boolean processes, UnaryOperator<MockResponse> change) {
        this.processes = processes;
        this.change = change;
    }

    /**
     * Answers with a status and no body, without carrying the request out.
     *
     * @param status the HTTP status
     * @return the failure
     */
    public static Failure status(int status) {
        return new Failure(false, answer -> Answers.empty(status));
    }

    /**
     * Closes the connection when the request has been read, without carrying it out.
     *
     * @return the failure
     */
    public static Failure reset() {
        return new Failure(
                false,
                answer -> edit(answer)
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build());
    }

    /**
     * Reads the request and never answers, without carrying it out.
     *
     * @return the failure
     */
    public static Failure silence() {
        return new Failure(
                false,
                answer -> edit(answer)
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
    }

    /**
     * Carries the request out and closes the connection in the middle of the answer's body.
     *
     * @return the failure
     */
    public static Failure halfAnswer() {
        return new Failure(
                true,
                answer -> edit(answer)
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());
    }

    /**
     * Carries the request out and answers properly, but late.
     *
     * @param delay how late
     * @return the failure
     */
    public static Failure delay(Duration delay) {
        return new Failure(
                true,
                answer -> edit(answer)
                        .headersDelay(delay.toNanos(), TimeUnit.NANOSECONDS)
                        .build());
    }

    /**
     * Carries the request out and sends the answer's body a byte a second.
     *
     * @return the failure
     */
    public static Failure drip() {
        return new Failure(
                true,
                answer -> edit(answer).throttleBody(1, 1, TimeUnit.SECONDS).build());
    }

    /**
     * Adds a header to the answer.
     *
     * @param name the header's name
     * @param value the header's value
     * @return a failure like this one, with the header
     */
    public Failure header(String name, String value) {
        return with(answer -> edit(answer).setHeader(name, value).build());
    }

    /**
     * Gives the answer a body.
     *
     * @param contentType the body's type
     * @param body the body
     * @return a failure like this one, with the body
     */
    public Failure body(String contentType, String body) {
        Objects.requireNonNull(contentType, "contentType");
        return with(answer ->
                edit(answer).setHeader("Content-Type", contentType).body(body).build());
    }

    /**
     * Has the request carried out before it fails, so that what it changed stays changed.
     *
     * @return a failure like this one
     */
    public Failure afterProcessing() {
        return new Failure(true, change);
    }

    /** The answer to send; the request is carried out only by asking for its proper answer. */
    MockResponse answer(Supplier<MockResponse> process) {
        return change.apply(processes ? process.get() : NOTHING);
    }

    private Failure with(UnaryOperator<MockResponse> more) {
        return new Failure(processes, answer -> more.apply(change.apply(answer)));
    }

    private static MockResponse.Builder edit(MockResponse answer) {
        return answer.newBuilder();
    }
}
