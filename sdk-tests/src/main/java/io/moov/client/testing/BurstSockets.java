package io.moov.client.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ServerSocketFactory;

/**
 * Sockets of a MockWebServer for bursts of calls. More connections may wait to be accepted than the server's own 50, and
 * a response, which the server writes in two parts, is not held back for 40 ms by Nagle's algorithm. The port is free at
 * once when they close.
 */
final class BurstSockets extends ServerSocketFactory {
    private static final int BACKLOG = 4096;

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new ServerSocket() {
            @Override
            public void bind(SocketAddress endpoint, int backlog) throws IOException {
                setReuseAddress(true);
                super.bind(endpoint, BACKLOG);
            }

            @Override
            public Socket accept() throws IOException {
                Socket accepted = super.accept();
                accepted.setTcpNoDelay(true);
                return accepted;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
        throw new UnsupportedOperationException();
    }
}
