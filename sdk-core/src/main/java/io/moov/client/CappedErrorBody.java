package io.moov.client;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * An error body that ends after 64 KiB, or where the connection broke: the status is the answer, and no fault of the
 * body may hide it.
 */
final class CappedErrorBody extends ResponseBody {
    static final long LIMIT = 64 * 1024;

    private final ResponseBody body;
    private final BufferedSource source;

    CappedErrorBody(ResponseBody body) {
        this.body = body;
        this.source = Okio.buffer(new ForwardingSource(body.source()) {
            private long remaining = LIMIT;

            @Override
            public long read(Buffer sink, long byteCount) {
                if (remaining == 0) {
                    return -1;
                }
                try {
                    long count = super.read(sink, Math.min(byteCount, remaining));
                    remaining -= Math.max(count, 0);
                    return count;
                } catch (IOException | UndecodableBodyException brokenOff) {
                    return -1;
                }
            }
        });
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    /** Unknown: what arrives may be less than what was announced. */
    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public BufferedSource source() {
        return source;
    }
}
