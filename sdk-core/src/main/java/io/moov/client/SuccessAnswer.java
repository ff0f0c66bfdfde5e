package io.moov.client;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Response;

/** Turns an answer with a 2xx status into what the caller gets. */
final class SuccessAnswer {
    private SuccessAnswer() {}

    static <T extends @Nullable Object> ApiResponse<T> toResponse(RunningAttempt<T> running, Response<T> response) {
        if (response.body() == null && promisesBody(running.invocation())) {
            throw Failures.undecodable(running, "there is none");
        }
        return new ApiResponse<>(response.body(), response.code(), response.headers(), running.number);
    }

    /** A generated method returns {@code Call<Void>} where the document promises no body. */
    private static boolean promisesBody(@Nullable Invocation invocation) {
        if (invocation == null) {
            return false;
        }
        Type returned = invocation.method().getGenericReturnType();
        return returned instanceof ParameterizedType
                && ((ParameterizedType) returned).getActualTypeArguments()[0] != Void.class;
    }
}
