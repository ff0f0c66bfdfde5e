package io.moov.openapi.runtime;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A request body that was put together of fields or parts. It can be sent again if the content of its files can be. */
public abstract class FormBody extends RequestBody {
    private final RequestBody body;

    /**
     * Creates a body.
     *
     * @param body what is sent
     */
    protected FormBody(RequestBody body) {
        this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
        return body.isOneShot();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
    }

    /** Returns the name of the class: the content may be secret. */
    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
