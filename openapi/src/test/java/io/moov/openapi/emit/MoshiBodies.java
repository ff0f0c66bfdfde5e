package io.moov.openapi.emit;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** JSON by a Moshi without any adapter of its own, as the core has it: all that is special must be in generated code. */
final class MoshiBodies extends Converter.Factory {
    private final Moshi moshi;
    private final ThreadLocal<Response> response = new ThreadLocal<>();

    MoshiBodies(Moshi moshi) {
        this.moshi = moshi;
    }

    /** A client that shows the response to the adapters, as the core does: some choose by its status. */
    OkHttpClient client() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Response received = chain.proceed(chain.request());
                    response.set(received);
                    return received;
                })
                .build();
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        JsonAdapter<Object> adapter = moshi.adapter(type);
        return value -> {
            Buffer buffer = new Buffer();
            adapter.toJson(buffer, value);
            return RequestBody.create(buffer.readByteString(), MediaType.get("application/json"));
        };
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        JsonAdapter<Object> adapter = moshi.adapter(type);
        return body -> {
            try (BufferedSource source = body.source()) {
                if (source.exhausted()) {
                    return null;
                }
                JsonReader reader = JsonReader.of(source);
                reader.setTag(Response.class, response.get());
                return adapter.fromJson(reader);
            }
        };
    }
}
