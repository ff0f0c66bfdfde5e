package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.moov.client.auth.NoContent;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Lets Retrofit read and write JSON with Moshi and the generated adapters. */
final class JsonConverter extends Converter.Factory {
    private static final MediaType JSON = MediaType.get("application/json");

    private final Moshi moshi;

    JsonConverter(Moshi moshi) {
        this.moshi = moshi;
    }

    @Override
    public Converter<?, RequestBody> requestBodyConverter(
            Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
        return write(moshi.adapter(type));
    }

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        JsonAdapter<Object> adapter = moshi.adapter(type);
        boolean mayBeEmpty = Arrays.stream(annotations).anyMatch(NoContent.class::isInstance);
        return body -> {
            JsonBody json = JsonBody.read(body);
            // Whether this status may be without a body, SuccessAnswer knows.
            return mayBeEmpty && json.isEmpty() ? null : json.decode(adapter);
        };
    }

    private static Converter<@Nullable Object, RequestBody> write(JsonAdapter<Object> adapter) {
        return value -> {
            Buffer buffer = new Buffer();
            adapter.toJson(buffer, value);
            return RequestBody.create(buffer.readByteString(), JSON);
        };
    }
}
