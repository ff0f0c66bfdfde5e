package io.moov.client.support;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port of the loopback interface that refuses connections. Nobody else gets it: a socket is bound to it that does not
 * listen. A process that asks for this port by its number, as Redis does, can listen on it.
 */
public final class ReservedPort implements Closeable {
    private final Socket socket = new Socket();

    public ReservedPort() throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public int number() {
        return socket.getLocalPort();
    }

    /** The address for calls, which are refused. */
    public String url() {
        return "http://127.0.0.1:" + number();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
