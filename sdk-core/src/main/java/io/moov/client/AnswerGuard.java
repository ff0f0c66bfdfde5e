package io.moov.client;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Gives the answer back as the server sent it, notes its head, and caps what is read of an error. */
final class AnswerGuard implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Attempt attempt = Attempt.of(chain.request());
        String retryAfter = attempt.hiddenRetryAfter();
        if (retryAfter != null) {
            response = response.newBuilder().header("Retry-After", retryAfter).build();
        }
        attempt.received(response.code(), response.headers());
        if (response.isSuccessful()) {
            return response;
        }
        return response.newBuilder().body(new CappedErrorBody(response.body())).build();
    }
}
