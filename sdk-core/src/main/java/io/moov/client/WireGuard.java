package io.moov.client;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Runs once a connection is there, before the first byte is written. It marks the request as sent, and hides every
 * status but a success from OkHttp, which acts on some behind the attempt loop's back: whatever its settings, it
 * repeats a request on 503 with {@code Retry-After: 0}, and throws the answer away on 407.
 */
final class WireGuard implements Interceptor {
    /** A status that OkHttp does nothing about. */
    private static final int HARMLESS_STATUS = 400;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt attempt = Attempt.of(chain.request());
        attempt.markSent();
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        attempt.hideStatus(response.code());
        return response.newBuilder().code(HARMLESS_STATUS).build();
    }
}
