package io.moov.client;

import com.squareup.moshi.Moshi;
import io.moov.client.auth.ErrorResponse;
import java.io.IOException;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;
import retrofit2.Response;

/** Decodes error bodies into the models that the document declares, read from the generated annotations. */
final class ErrorModels {
    private final Moshi moshi;

    ErrorModels(Moshi moshi) {
        this.moshi = moshi;
    }

    ErrorAnswer read(@Nullable Invocation invocation, Response<?> response) {
        String body = text(response.errorBody());
        Object model = decode(invocation, response.code(), body);
        return new ErrorAnswer(response.code(), response.headers(), body, model);
    }

    /** Retrofit has the body in memory by now, so nothing can be lost here. */
    private static String text(@Nullable ResponseBody body) {
        try {
            return body == null ? "" : body.string();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /** The declared model for a status, or null if none is declared or the body does not fit it; never throws. */
    private @Nullable Object decode(@Nullable Invocation invocation, int status, String body) {
        Class<?> model = declaredModel(invocation, status);
        if (model == null || model == Void.class) {
            return null;
        }
        if (model == String.class) {
            return body;
        }
        try {
            return moshi.adapter(model).fromJson(body);
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** An exact status wins over a range, a range over the default, as in the OpenAPI Specification. */
    private static @Nullable Class<?> declaredModel(@Nullable Invocation invocation, int status) {
        if (invocation == null) {
            return null;
        }
        ErrorResponse[] declared = invocation.method().getAnnotationsByType(ErrorResponse.class);
        for (String candidate : new String[] {String.valueOf(status), status / 100 + "XX", "default"}) {
            for (ErrorResponse response : declared) {
                if (response.status().equals(candidate)) {
                    return response.model();
                }
            }
        }
        return null;
    }
}
