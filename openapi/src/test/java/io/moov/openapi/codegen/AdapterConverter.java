package io.moov.openapi.codegen;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Reads and writes bodies as the core does; a type without an adapter is refused. */
final class AdapterConverter extends Converter.Factory {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Moshi moshi;

    AdapterConverter(Moshi moshi) {
        this.moshi = moshi;
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        JsonAdapter<Object> adapter = moshi.adapter(type);
        return value -> {
            Buffer buffer = new Buffer();
            adapter.toJson(buffer, value);
            return RequestBody.create(buffer.readByteString(), JSON);
        };
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        JsonAdapter<Object> adapter = moshi.adapter(type);
        return body -> adapter.fromJson(body.source());
    }
}
