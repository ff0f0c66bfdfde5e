package io.moov.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that end an attempt which is sent more than any response needs. OkHttp reads the extension of a chunk and the
 * like into memory however long it is, out of reach of any limit for a body.
 */
final class MeteredSocketFactory extends SocketFactory {
    /** A body of the longest kind, with its framing and the longest head. Okio takes quadratic time to read more zeros. */
    static final long LIMIT = 2 * ResponseReader.SUCCESS_LIMIT;

    @Override
    public Socket createSocket() {
        return new MeteredSocket();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException("OkHttp connects by itself");
    }

    /** OkHttp reuses a connection only where the factories are equal, and all of these are. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeteredSocketFactory;
    }

    @Override
    public int hashCode() {
        return MeteredSocketFactory.class.hashCode();
    }

    private static final class MeteredSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read(byte[] buffer, int offset, int count) throws IOException {
                    int read = in.read(buffer, offset, count);
                    Attempt attempt = Attempt.current();
                    if (attempt != null && read > 0 && attempt.received(read) > LIMIT) {
                        throw new ProtocolException("the response is longer than " + LIMIT + " bytes on the wire");
                    }
                    return read;
                }
            };
        }
    }
}
