package io.moov.client;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Runs once a connection is there, before the first byte is written. It marks the request as sent, and keeps OkHttp
 * from re-sending it behind the attempt loop's back: on 503 with {@code Retry-After: 0} OkHttp repeats a request
 * whatever its settings, so it is not shown that header.
 */
final class WireGuard implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt attempt = Attempt.of(chain.request());
        attempt.markSent();
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        if (response.code() != 503 || retryAfter == null) {
            return response;
        }
        attempt.hideRetryAfter(retryAfter);
        return response.newBuilder().removeHeader("Retry-After").build();
    }
}
