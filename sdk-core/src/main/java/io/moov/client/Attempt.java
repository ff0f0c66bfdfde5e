package io.moov.client;

import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What the attempt loop and the interceptors tell each other about one attempt. It travels as a tag of the request,
 * because Retrofit makes the request and OkHttp sends it out of the loop's sight.
 */
final class Attempt {
    private final @Nullable String authorization;
    private volatile CallSettings settings;
    private volatile boolean sent;
    private volatile int hiddenStatus;
    private volatile int status;
    private volatile Headers headers = Headers.of();

    Attempt(CallSettings settings, @Nullable String authorization) {
        this.settings = settings;
        this.authorization = authorization;
    }

    static Attempt of(Request request) {
        Attempt attempt = request.tag(Attempt.class);
        if (attempt == null) {
            throw new IllegalArgumentException("the call was not made from an interface of MoovClient.create(Class);"
                    + " make it from one, so that it carries credentials, version and time limits");
        }
        return attempt;
    }

    void use(CallSettings settings) {
        this.settings = settings;
    }

    CallSettings settings() {
        return settings;
    }

    /** The value of the {@code Authorization} header, or null if this request must not carry one. */
    @Nullable
    String authorization() {
        return authorization;
    }

    void markSent() {
        sent = true;
    }

    /** Whether any byte of the request may have left: from then on the server may have carried it out. */
    boolean isSent() {
        return sent;
    }

    void hideStatus(int status) {
        hiddenStatus = status;
    }

    /** The status that the server sent and OkHttp was not shown. */
    int hiddenStatus() {
        return hiddenStatus;
    }

    /** Keeps what came before the body, which Retrofit drops when the body cannot be decoded. */
    void received(int status, Headers headers) {
        this.headers = headers;
        this.status = status;
    }

    /** The status of the answer; zero if none has come. */
    int status() {
        return status;
    }

    Headers headers() {
        return headers;
    }
}
