package io.moov.client;

import com.squareup.moshi.JsonAdapter;
import java.io.IOException;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads a response: its value, or the error model. A body is read from the network first, unpacked and decoded then, so
 * that a broken connection and a broken body cannot be taken for each other.
 */
final class ResponseReader {
    /** No success of this API comes near; a server that never stops sending must not fill the heap. */
    static final long SUCCESS_LIMIT = 1024 * 1024;

    static final long ERROR_LIMIT = 64 * 1024;

    private ResponseReader() {}

    /**
     * The value of a success.
     *
     * @throws IOException if the connection breaks first
     * @throws JsonBody.Undecodable if the body is not what the document promises
     */
    static <T extends @Nullable Object> ApiResponse<T> success(ApiMethod<T> method, Response response, int attempts)
            throws IOException {
        if (method.isStreaming()) {
            return new ApiResponse<>(raw(stream(response)), response.code(), response.headers(), attempts);
        }
        try (ResponseBody body = response.body()) {
            T value = method.hasNoValue ? none() : value(method, response, body);
            return new ApiResponse<>(value, response.code(), response.headers(), attempts);
        }
    }

    /** The body for the caller to read, unpacked. */
    private static ResponseBody stream(Response response) {
        ResponseBody body = response.body();
        return isGzipped(response)
                ? ResponseBody.create(Okio.buffer(new GzipSource(body.source())), body.contentType(), -1)
                : body;
    }

    private static <T extends @Nullable Object> T value(ApiMethod<T> method, Response response, ResponseBody body)
            throws IOException {
        Buffer content = content(response, body);
        try {
            if (method.isRaw()) {
                return raw(ResponseBody.create(content.readByteString(), body.contentType()));
            }
            if (!content.exhausted()) {
                return JsonBody.decode(content, method.adapter(), response);
            }
            if (method.mayBeEmpty(response.code())) {
                return none();
            }
            throw new JsonBody.Undecodable("there is none");
        } finally {
            content.clear();
        }
    }

    private static Buffer content(Response response, ResponseBody body) throws IOException {
        Buffer content = new Buffer();
        if (!readUpTo(SUCCESS_LIMIT, body.source(), content)) {
            throw tooLong();
        }
        if (!isGzipped(response) || content.exhausted()) {
            return content;
        }
        Buffer unpacked = new Buffer();
        try {
            if (!readUpTo(SUCCESS_LIMIT, new GzipSource(content), unpacked)) {
                throw tooLong();
            }
        } catch (IOException e) {
            throw new JsonBody.Undecodable("its gzip is broken");
        }
        return unpacked;
    }

    private static JsonBody.Undecodable tooLong() {
        return new JsonBody.Undecodable("it is longer than " + SUCCESS_LIMIT + " bytes");
    }

    /** Reads to the end, or a little beyond the limit; whether it ended within. */
    private static boolean readUpTo(long limit, Source source, Buffer content) throws IOException {
        while (content.size() <= limit) {
            if (source.read(content, limit + 1) == -1) {
                return true;
            }
        }
        return false;
    }

    private static boolean isGzipped(Response response) {
        return "gzip".equalsIgnoreCase(response.header("Content-Encoding"));
    }

    /** The types that have no value, or whose value is the body, have no adapter that could make a {@code T}. */
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"})
    private static <T extends @Nullable Object> T raw(@Nullable Object value) {
        return (T) value;
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T extends @Nullable Object> T none() {
        return raw(null);
    }

    /** What came with a status other than 2xx. The status is the response: no fault of the body may hide it. */
    static ErrorBody error(ApiMethod<?> method, Response response) {
        try (ResponseBody body = response.body()) {
            Buffer content = new Buffer().write(errorBytes(body));
            if (isGzipped(response)) {
                Buffer packed = content;
                content = new Buffer();
                readLeniently(ERROR_LIMIT, new GzipSource(packed), content);
            }
            ByteString bytes = content.readByteString();
            return new ErrorBody(
                    text(ResponseBody.create(bytes, body.contentType())),
                    model(method.errorModel(response.code()), method, bytes, response));
        }
    }

    /** The first 64 KiB of an error's body, or as much as arrives. */
    static ByteString errorBytes(ResponseBody body) {
        try (body) {
            Buffer content = new Buffer();
            readLeniently(ERROR_LIMIT, body.source(), content);
            return content.readByteString();
        }
    }

    private static void readLeniently(long limit, Source source, Buffer content) {
        try {
            while (content.size() < limit && source.read(content, limit - content.size()) != -1) {
                // goes on
            }
        } catch (IOException | RuntimeException brokenOff) {
            // What has come is kept.
        }
    }

    private static String text(ResponseBody body) {
        try {
            return body.string();
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /** The declared model, or null if none is declared or the body does not fit it. */
    private static @Nullable Object model(
            @Nullable Class<?> model, ApiMethod<?> method, ByteString body, Response response) {
        if (model == null || model == Void.class) {
            return null;
        }
        if (model == String.class) {
            return body.utf8();
        }
        try {
            JsonAdapter<?> adapter = method.adapterOf(model);
            return JsonBody.decode(new Buffer().write(body), adapter, response);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** The body of an error, as text and as the model that the document declares. */
    static final class ErrorBody {
        final String text;
        final @Nullable Object model;

        ErrorBody(String text, @Nullable Object model) {
            this.text = text;
            this.model = model;
        }
    }
}
