package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.moov.client.auth.NoContent;
import java.io.IOException;
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

/** Lets Retrofit write JSON with Moshi and the generated adapters, and read it where Retrofit runs a call by itself. */
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

    @Override
    public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        return body -> {
            Buffer content = ResponseReader.content(body);
            return content.exhausted() && mayBeEmpty(annotations) ? null : decode(content, type);
        };
    }

    private static boolean mayBeEmpty(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof NoContent) {
                return true;
            }
        }
        return false;
    }

    private Object decode(Buffer content, Type type) throws IOException {
        try {
            return JsonBody.decode(content, moshi.adapter(type));
        } catch (JsonBody.Undecodable e) {
            throw new IOException("the body is not what the document promises: " + e.reason());
        }
    }

    /** OkHttp refuses a malformed value too, but repeats it, and it may be a secret. */
    @Override
    public @Nullable Converter<?, String> stringConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Header) {
                String name = ((Header) annotation).value();
                return value -> HeaderRules.checkValue(name, String.valueOf(value));
            }
        }
        return null;
    }
}
