package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Header;
import retrofit2.http.Path;

/** Lets Retrofit write JSON with Moshi and the generated adapters. */
final class JsonConverter extends Converter.Factory {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Moshi moshi;

    JsonConverter(Moshi moshi) {
        this.moshi = moshi;
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        JsonAdapter<@Nullable Object> adapter = moshi.adapter(type);
        return value -> {
            Buffer buffer = new Buffer();
            adapter.toJson(buffer, value);
            return RequestBody.create(buffer.readByteString(), JSON);
        };
    }

    /** Retrofit wants one, and never uses it: {@link ResponseReader} reads the responses. */
    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        return body -> body;
    }

    /**
     * OkHttp refuses a malformed header too, but repeats it, and it may be a secret. An empty part of a path would be another
     * resource's path.
     */
    @Override
    public @Nullable Converter<?, String> stringConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Header) {
                String name = ((Header) annotation).value();
                return value -> HeaderRules.checkValue(name, String.valueOf(value));
            }
            if (annotation instanceof Path) {
                String name = ((Path) annotation).value();
                return value -> filled(name, String.valueOf(value));
            }
        }
        return null;
    }

    private static String filled(String name, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the path parameter '" + name + "' is empty; give it a value");
        }
        return value;
    }
}
