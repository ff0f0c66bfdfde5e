package io.moov.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Gives the answer back as the server meant it, notes its head, and caps what is read of an error. */
final class AnswerGuard implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Attempt attempt = Attempt.of(chain.request());
        Response response = UnzippedBody.in(limitReads(chain, attempt).proceed(chain.request()));
        if (response.isSuccessful()) {
            attempt.received(response.code(), response.headers());
            return response;
        }
        attempt.received(attempt.hiddenStatus(), response.headers());
        return response.newBuilder()
                .code(attempt.hiddenStatus())
                .body(new CappedErrorBody(response.body()))
                .build();
    }

    /**
     * The limit of the attempt works by cancelling, and OkHttp misses a cancellation that comes while a proxy opens a
     * tunnel. A read that takes as long as an attempt may take ends such a call nevertheless.
     */
    private static Chain limitReads(Chain chain, Attempt attempt) {
        Duration limit = HttpClients.countable(attempt.settings().attemptTimeout);
        return chain.withReadTimeout((int) limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
