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
}
