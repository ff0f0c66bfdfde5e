package io.moov.client.limits;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port whose queue is full: whoever connects to it waits. */
final class CrowdedServer implements Closeable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    private CrowdedServer() throws IOException {}

    static CrowdedServer start() throws IOException {
        CrowdedServer server = new CrowdedServer();
        while (server.takesAnother()) {
            // The kernel decides how long the queue really is.
        }
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private boolean takesAnother() throws IOException {
        Socket client = new Socket();
        queue.add(client);
        try {
            client.connect(socket.getLocalSocketAddress(), 300);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket client : queue) {
            client.close();
        }
        socket.close();
    }
}
