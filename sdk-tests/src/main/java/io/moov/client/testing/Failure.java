package io.moov.client.testing;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * How the sandbox fails a request instead of answering it properly. Immutable.
 *
 * <pre>{@code
 * sandbox.failNext(2, Failure.status(503).header("Retry-After", "1"));
 * sandbox.failNext(1, Failure.reset().afterProcessing());   // carried out, but the answer is lost
 * sandbox.failAll(Failure.silence().onlyFor("revokeAccessToken"));
 * }</pre>
 */
public final class Failure {
    private static final UnaryOperator<MockResponse.Builder> PROPER = answer -> answer;
    private static final UnaryOperator<MockResponse> WHOLE = answer -> answer;

    private final boolean processes;
    private final @Nullable Operation operation;
    private final UnaryOperator<MockResponse.Builder> content;
    private final UnaryOperator<MockResponse> fault;

    private Failure(
            boolean processes,
            @Nullable Operation operation,
            UnaryOperator<MockResponse.Builder> content,
            UnaryOperator<MockResponse> fault) {
        this.processes = processes;
        this.operation = operation;
        this.content = content;
        this.fault = fault;
    }

    /**
     * Answers with a status and no body, without carrying the request out.
     *
     * @param status the HTTP status, 200 to 599
     * @return the failure
     */
    public static Failure status(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is " + status + "; it must be 200 to 599");
        }
        return new Failure(false, null, answer -> Answers.empty(status).newBuilder(), WHOLE);
    }

    /**
     * Closes the connection when the request has been read, without carrying it out.
     *
     * @return the failure
     */
    public static Failure reset() {
        return new Failure(false, null, PROPER, Failure::closeBeforeAnswer);
    }

    /**
     * Reads the request and never answers, without carrying it out. The connection stays open until the sandbox closes.
     *
     * @return the failure
     */
    public static Failure silence() {
        return new Failure(
                false,
                null,
                PROPER,
                answer -> answer.newBuilder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
    }

    /**
     * Carries the request out and closes the connection in the middle of the answer's body, or before the answer if it
     * has none to cut.
     *
     * @return the failure
     */
    public static Failure halfAnswer() {
        return new Failure(true, null, PROPER, Failure::closeInBody);
    }

    /**
     * Carries the request out and answers properly, but late.
     *
     * @param delay how late, zero or more
     * @return the failure
     */
    public static Failure delay(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("delay is " + delay + "; it must be zero or more");
        }
        long nanos = delay.toNanos();
        return new Failure(
                true,
                null,
                PROPER,
                answer -> answer.newBuilder()
                        .headersDelay(nanos, TimeUnit.NANOSECONDS)
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
                null,
                PROPER,
                answer ->
                        answer.newBuilder().throttleBody(1, 1, TimeUnit.SECONDS).build());
    }

    /**
     * Sets a header of the answer.
     *
     * @param name the header's name
     * @param value the header's value
     * @return a failure like this one, with the header
     */
    public Failure header(String name, String value) {
        Headers checked = Headers.of(name, value);
        return withContent(answer -> answer.setHeader(checked.name(0), checked.value(0)));
    }

    /**
     * Gives the answer a body.
     *
     * @param contentType the body's type
     * @param body the body
     * @return a failure like this one, with the body
     */
    public Failure body(String contentType, String body) {
        Objects.requireNonNull(body, "body");
        Failure typed = header("Content-Type", contentType);
        return typed.withContent(answer -> answer.body(body));
    }

    /**
     * Has the request carried out before it fails, so that what it changed stays changed: a refresh token is spent,
     * although nobody gets the next one.
     *
     * @return a failure like this one
     */
    public Failure afterProcessing() {
        return new Failure(true, operation, content, fault);
    }

    /**
     * Fails requests of one operation only; the others pass.
     *
     * @param operation the operation as the document names it: {@code createAccessToken} or {@code revokeAccessToken}
     * @return a failure like this one
     * @throws IllegalArgumentException if the document has no such operation
     */
    public Failure onlyFor(String operation) {
        return new Failure(processes, Operation.named(operation), content, fault);
    }

    boolean hits(@Nullable Operation operation) {
        return this.operation == null || this.operation == operation;
    }

    /** The answer to send; the request is carried out only by asking for its proper answer. */
    MockResponse answer(Supplier<MockResponse> proper) {
        MockResponse answer = processes ? proper.get() : Answers.empty(200);
        return fault.apply(content.apply(answer.newBuilder()).build());
    }

    private Failure withContent(UnaryOperator<MockResponse.Builder> more) {
        return new Failure(processes, operation, answer -> more.apply(content.apply(answer)), fault);
    }

    private static MockResponse closeBeforeAnswer(MockResponse answer) {
        return answer.newBuilder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    private static MockResponse closeInBody(MockResponse answer) {
        MockResponseBody body = answer.getBody();
        boolean canBeCut = body != null && body.getContentLength() > 1;
        return canBeCut
                ? answer.newBuilder()
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build()
                : closeBeforeAnswer(answer);
    }
}
