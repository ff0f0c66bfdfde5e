package io.moov.client.retries;

import io.moov.client.ApiException;
import io.moov.client.DecodingException;
import io.moov.client.MoovException;
import io.moov.client.TransportException;
import io.moov.client.support.Answers;
import io.moov.client.support.Operation;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;

/** A row of the retries table: what a server does, and whether that is to be tried again. */
enum Outcome {
    COULD_NOT_CONNECT(Retried.ALWAYS, TransportException.class) {
        @Override
        FaultyServer start() throws IOException {
            return FaultyServer.unreachable();
        }
    },
    UNTRUSTED_CERTIFICATE(Retried.NEVER, TransportException.class) {
        @Override
        FaultyServer start() throws IOException {
            return FaultyServer.untrusted();
        }
    },
    RESET_AFTER_THE_REQUEST(Retried.UNLESS_SPENT, TransportException.class) {
        @Override
        FaultyServer start() throws IOException {
            return FaultyServer.resetting();
        }
    },
    CLOSED_AFTER_THE_REQUEST(
            Retried.UNLESS_SPENT,
            TransportException.class,
            new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build()),
    SILENCE_AFTER_THE_REQUEST(
            Retried.UNLESS_SPENT,
            TransportException.class,
            new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build()),
    BROKEN_OFF_BODY(
            Retried.UNLESS_SPENT,
            TransportException.class,
            Answers.token()
                    .newBuilder()
                    .onResponseBody(new SocketEffect.CloseSocket())
                    .build()),
    HTTP_429(Retried.ALWAYS, 429),
    HTTP_503(Retried.UNLESS_SPENT, 503),
    HTTP_503_RETRY_AFTER_0(Retried.ALWAYS, ApiException.class, Answers.status(503, "Retry-After", "0")),
    HTTP_500(Retried.UNLESS_SPENT, 500),
    HTTP_502(Retried.UNLESS_SPENT, 502),
    HTTP_504(Retried.UNLESS_SPENT, 504),
    HTTP_400(Retried.NEVER, 400),
    HTTP_401(Retried.NEVER, ApiException.class, Answers.status(401, "WWW-Authenticate", "Basic realm=\"moov\"")),
    HTTP_403(Retried.NEVER, 403),
    HTTP_404(Retried.NEVER, 404),
    HTTP_407(Retried.NEVER, ApiException.class, Answers.status(407, "Proxy-Authenticate", "Basic realm=\"proxy\"")),
    HTTP_408(Retried.NEVER, 408),
    HTTP_408_RETRY_AFTER_0(Retried.NEVER, ApiException.class, Answers.status(408, "Retry-After", "0")),
    HTTP_409(Retried.NEVER, 409),
    HTTP_421(Retried.NEVER, 421),
    HTTP_422(Retried.NEVER, 422),
    HTTP_501(Retried.NEVER, 501),
    REDIRECT_300(Retried.NEVER, 300),
    REDIRECT_301(Retried.NEVER, ApiException.class, redirect(301)),
    REDIRECT_302(Retried.NEVER, ApiException.class, redirect(302)),
    REDIRECT_303(Retried.NEVER, ApiException.class, redirect(303)),
    REDIRECT_307(Retried.NEVER, ApiException.class, redirect(307)),
    REDIRECT_308(Retried.NEVER, ApiException.class, redirect(308)),
    SUCCESS_WITHOUT_FIELDS(Retried.NEVER, DecodingException.class, Answers.json(200, "{}")),
    SUCCESS_IN_HTML(Retried.NEVER, DecodingException.class, Answers.json(200, "<html>")),
    SUCCESS_WITHOUT_BODY(Retried.NEVER, DecodingException.class, Answers.status(200));

    private enum Retried {
        ALWAYS,
        /** Not where the server may have spent the grant. */
        UNLESS_SPENT,
        NEVER
    }

    final Class<? extends MoovException> exception;
    private final Retried retried;
    private final MockResponse answer;

    Outcome(Retried retried, int status) {
        this(retried, ApiException.class, Answers.status(status));
    }

    Outcome(Retried retried, Class<? extends MoovException> exception) {
        this(retried, exception, Answers.status(500));
    }

    Outcome(Retried retried, Class<? extends MoovException> exception, MockResponse answer) {
        this.retried = retried;
        this.exception = exception;
        this.answer = answer;
    }

    /** A server with which every request comes to this. */
    FaultyServer start() throws IOException {
        return FaultyServer.answering(answer);
    }

    /** A revocation has no body to get wrong: every 2xx is a success. */
    boolean canHappenTo(Operation operation) {
        return operation != Operation.REVOKE || (exception != DecodingException.class && this != BROKEN_OFF_BODY);
    }

    boolean isRetriedFor(Operation operation) {
        return retried == Retried.ALWAYS || (retried == Retried.UNLESS_SPENT && !operation.spendsGrant());
    }

    boolean mayHaveSpentGrantOf(Operation operation) {
        return (retried == Retried.UNLESS_SPENT || exception == DecodingException.class) && operation.spendsGrant();
    }

    private static MockResponse redirect(int status) {
        return Answers.status(status, "Location", "/oauth2/elsewhere");
    }
}
