package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.moov.client.auth.Authenticated;
import io.moov.client.auth.ErrorResponse;
import io.moov.client.auth.Idempotent;
import io.moov.client.auth.NoContent;
import io.moov.client.auth.Unauthenticated;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.http.Streaming;

/** What the document says of an operation, read once from the method that was generated for it. */
final class ApiMethod<T extends @Nullable Object> {
    /** RFC 9110 section 9.2.2. */
    private static final Set<String> IDEMPOTENT_METHODS = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    /** The operation as the document names it; Retrofit's method has the same name. */
    final String name;

    /** Whether the server may carry a request out twice without harm. */
    final boolean idempotent;

    /** Whether callers authenticate; where nobody does, credentials would only leak. */
    final boolean authenticated;

    /** Whether they may with HTTP Basic, or with a bearer token. If the document names no such scheme, with either. */
    final boolean takesBasic;

    final boolean takesBearer;

    /** Whether the document promises no body, or nobody wants it. */
    final boolean hasNoValue;

    private final Method method;
    private final Moshi moshi;
    private final Type type;
    private @Nullable JsonAdapter<T> adapter; // made when first needed, by any thread: all are alike

    ApiMethod(Method method, String httpMethod, Moshi moshi) {
        this.method = method;
        this.moshi = moshi;
        this.name = method.getName();
        this.idempotent = IDEMPOTENT_METHODS.contains(httpMethod) || method.isAnnotationPresent(Idempotent.class);
        this.authenticated = !method.isAnnotationPresent(Unauthenticated.class);
        Authenticated declared = method.getAnnotation(Authenticated.class);
        List<String> schemes = declared == null ? List.of("basic", "bearer") : List.of(declared.value());
        this.takesBasic = authenticated && schemes.contains("basic");
        this.takesBearer = authenticated && schemes.contains("bearer");
        Type returned = method.getGenericReturnType();
        this.type = returned instanceof ParameterizedType
                ? ((ParameterizedType) returned).getActualTypeArguments()[0]
                : Void.class;
        this.hasNoValue = type == Void.class || type.getTypeName().equals("kotlin.Unit");
    }

    /** Whether the value is the body itself. */
    boolean isRaw() {
        return type == ResponseBody.class;
    }

    /** Whether the caller reads the body, and closes it. */
    boolean isStreaming() {
        return isRaw() && method.isAnnotationPresent(Streaming.class);
    }

    JsonAdapter<T> adapter() {
        JsonAdapter<T> adapter = this.adapter;
        if (adapter == null) {
            adapter = moshi.adapter(type);
            this.adapter = adapter;
        }
        return adapter;
    }

    /** Whether a success of this status may come without a body although others have one. */
    boolean mayBeEmpty(int status) {
        NoContent declared = method.getAnnotation(NoContent.class);
        if (declared != null) {
            for (String each : declared.value()) {
                if (each.equals(String.valueOf(status)) || each.equals("2XX") || each.equals("default")) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The model that is declared for the body of a status, or null. An exact status wins over a range, a range over the
     * default, as in the OpenAPI Specification.
     */
    @Nullable
    Class<?> errorModel(int status) {
        ErrorResponse[] declared = method.getAnnotationsByType(ErrorResponse.class);
        for (String candidate : new String[] {String.valueOf(status), status / 100 + "XX", "default"}) {
            for (ErrorResponse response : declared) {
                if (response.status().equals(candidate)) {
                    return response.model();
                }
            }
        }
        return null;
    }

    <M> JsonAdapter<M> adapterOf(Class<M> model) {
        return moshi.adapter(model);
    }
}
