package io.moov.openapi.codegen;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** JSON by a Moshi without any adapter of its own, as the core has it: all that is special must be in generated code. */
final class MoshiBodies extends Converter.Factory {
    private final Moshi moshi;

    MoshiBodies(Moshi moshi) {
        this.moshi = moshi;
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
                return source.exhausted() ? null : adapter.fromJson(source);
            }
        };
    }
}
