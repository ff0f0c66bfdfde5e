package io.moov.client;

import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Invocation;

/** One attempt of a call: what is sent, its number, and when it began. */
final class RunningAttempt<T extends @Nullable Object> {
    final Call<T> call;
    final Request request;
    final Attempt attempt;
    final int number;
    final long startNanos = System.nanoTime();

    RunningAttempt(Call<T> call, int number) {
        this.call = call;
        this.request = requestOf(call);
        this.attempt = Attempt.of(request);
        this.number = number;
    }

    /** OkHttp refuses a malformed header of an interface's parameter, but repeats its value, which may be a secret. */
    private static Request requestOf(Call<?> call) {
        try {
            return call.request();
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.startsWith("Unexpected char ")) {
                throw e;
            }
            throw new IllegalArgumentException("a header of the request is malformed: "
                    + reason.replaceFirst("(?s): .*", "") + "; encode it first (RFC 9110 section 5.5)");
        }
    }

    @Nullable
    Invocation invocation() {
        return request.tag(Invocation.class);
    }

    /** The operation as the document names it; Retrofit's method has the same name. */
    String operation() {
        Invocation invocation = invocation();
        return invocation == null
                ? request.method() + " " + request.url().encodedPath()
                : invocation.method().getName();
    }

    boolean isRepeatable() {
        return OAuthRequest.isRepeatable(request);
    }
}
