package io.moov.client;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * The network interceptors around the caller's own. The outer one marks the request as sent before its first byte is
 * written, and hides every status but a success from OkHttp, which would act on some behind the call loop's back:
 * whatever its settings, it repeats a request without a body on 503 with {@code Retry-After: 0} and on 421, and throws
 * away a 407 that no proxy sent. Both note whose code a failure came from.
 */
final class WireInterceptor implements Interceptor {
    /** A status that OkHttp does nothing about. */
    private static final int HARMLESS_STATUS = 400;

    private static final int SWITCHING_PROTOCOLS = 101;

    private final boolean outer;
    private final boolean inner;

    /** One that is both if the caller has no network interceptors. */
    WireInterceptor(boolean outer, boolean inner) {
        this.outer = outer;
        this.inner = inner;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt attempt = Attempt.current();
        if (attempt == null) {
            return hidden(chain.proceed(chain.request()), chain);
        }
        if (outer) {
            attempt.markSent();
        }
        try {
            return hidden(chain.proceed(chain.request()), chain);
        } catch (IOException | RuntimeException e) {
            if (inner) {
                attempt.failedOnTheWire(e);
            }
            if (outer) {
                attempt.failedInNetworkInterceptors(e);
            }
            throw e;
        }
    }

    private Response hidden(Response response, Chain chain) throws IOException {
        if (!outer || response.isSuccessful()) {
            return response;
        }
        if (response.code() == SWITCHING_PROTOCOLS && chain.connection() != null) {
            // OkHttp would keep the connection, and what else comes over it would be taken for the next response.
            chain.connection().socket().close();
        }
        return response.newBuilder()
                .code(HARMLESS_STATUS)
                .body(new HiddenStatus(response.code(), response.body()))
                .build();
    }

    /** The response as the server sent it, for everybody above OkHttp's own interceptors. */
    static Response revealed(Response response) {
        if (!(response.body() instanceof HiddenStatus)) {
            return response;
        }
        HiddenStatus hidden = (HiddenStatus) response.body();
        return response.newBuilder().code(hidden.status).body(hidden.body).build();
    }

    /** Carries the status past OkHttp, which hands a body on as it is. */
    private static final class HiddenStatus extends ResponseBody {
        private final int status;
        private final ResponseBody body;

        HiddenStatus(int status, ResponseBody body) {
            this.status = status;
            this.body = body;
        }

        @Override
        public @Nullable MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return body.source();
        }
    }
}
