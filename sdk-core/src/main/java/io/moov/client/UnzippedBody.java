package io.moov.client;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A body that was sent in gzip. OkHttp would unpack it too, but reports broken gzip as it reports a broken connection,
 * after which a request is repeated that was carried out.
 */
final class UnzippedBody extends ResponseBody {
    private final @Nullable MediaType contentType;
    private final BufferedSource source;

    private UnzippedBody(ResponseBody zipped) {
        this.contentType = zipped.contentType();
        this.source = Okio.buffer(new Unzipping(new Arriving(zipped.source())));
    }

    /** Unpacks the body if it is in gzip, and takes out the headers that were true of the packed one only. */
    static Response in(Response response) {
        if (!"gzip".equalsIgnoreCase(response.header("Content-Encoding"))) {
            return response;
        }
        return response.newBuilder()
                .removeHeader("Content-Encoding")
                .removeHeader("Content-Length")
                .body(new UnzippedBody(response.body()))
                .build();
    }

    @Override
    public @Nullable MediaType contentType() {
        return contentType;
    }

    @Override
    public long contentLength() {
        return -1;
    }

    @Override
    public BufferedSource source() {
        return source;
    }

    /** What comes from the network. */
    private static final class Arriving extends ForwardingSource {
        private boolean broken;

        Arriving(Source network) {
            super(network);
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            broken = true;
            long count = super.read(sink, byteCount);
            broken = false;
            return count;
        }
    }

    private static final class Unzipping extends ForwardingSource {
        private final Arriving arriving;

        Unzipping(Arriving arriving) {
            super(new GzipSource(arriving));
            this.arriving = arriving;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            try {
                return super.read(sink, byteCount);
            } catch (IOException e) {
                if (arriving.broken) {
                    throw e;
                }
                throw new UndecodableBodyException("its gzip is broken");
            }
        }
    }
}
