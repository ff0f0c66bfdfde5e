package io.moov.openapi.runtime;

import com.squareup.moshi.JsonAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Bodies of requests, written as the document says. */
final class RequestBodies {
    private RequestBodies() {}

    static RequestBody text(String contentType, String text) {
        return RequestBody.create(ByteString.encodeUtf8(text), MediaType.get(contentType));
    }

    static <T> RequestBody json(String contentType, JsonAdapter<T> adapter, @Nullable T value) {
        Buffer buffer = new Buffer();
        try {
            adapter.toJson(buffer, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RequestBody.create(buffer.readByteString(), MediaType.get(contentType));
    }
}
