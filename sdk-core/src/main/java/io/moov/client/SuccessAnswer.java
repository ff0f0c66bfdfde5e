package io.moov.client;

import io.moov.client.auth.NoContent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Response;

/** Turns an answer with a 2xx status into what the caller gets. */
final class SuccessAnswer {
    private SuccessAnswer() {}

    static <T extends @Nullable Object> ApiResponse<T> toResponse(RunningAttempt<T> running, Response<T> response) {
        if (response.body() == null && promisesBody(running.invocation(), response.code())) {
            throw Failures.undecodable(running, "there is none");
        }
        return new ApiResponse<>(response.body(), response.code(), response.headers(), running.number);
    }

    /** A generated method returns {@code Call<Void>} where the document promises no body, or names the statuses. */
    private static boolean promisesBody(@Nullable Invocation invocation, int status) {
        if (invocation == null || mayBeEmpty(invocation, status)) {
            return false;
        }
        Type returned = invocation.method().getGenericReturnType();
        return returned instanceof ParameterizedType
                && ((ParameterizedType) returned).getActualTypeArguments()[0] != Void.class;
    }

    private static boolean mayBeEmpty(Invocation invocation, int status) {
        NoContent declared = invocation.method().getAnnotation(NoContent.class);
        return declared != null
                && Arrays.stream(declared.value())
                        .anyMatch(each ->
                                each.equals(String.valueOf(status)) || each.equals("2XX") || each.equals("default"));
    }
}
