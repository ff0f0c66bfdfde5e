package io.moov.client.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A network between clients and a server on the loopback interface, which can lose all that is sent over it. */
public final class DroppingProxy implements AutoCloseable {
    private final int target;
    private final ServerSocket listener;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "dropping-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> dead = ConcurrentHashMap.newKeySet();
    private final Tally connections = new Tally("connections");
    private final Tally closedByClients = new Tally("connections closed by the client");
    private volatile boolean cut;

    /** Starts on a free port, in front of a port. */
    public DroppingProxy(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** Waits until clients have closed this many connections. */
    public void awaitClosedByClients(int count) throws InterruptedException {
        closedByClients.await(count);
    }

    /** From now on all bytes are lost over the connections that there are; new ones work. */
    public void cutConnections() {
        dead.addAll(sockets);
    }

    /** From now on all bytes are lost, in both directions; connections stay open, as if nothing had happened. */
    public void cut() {
        cut = true;
    }

    /** Carries bytes again. Connections that have lost some are of no use any more, and are reset. */
    public void heal() {
        cut = false;
        sockets.forEach(DroppingProxy::reset);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                connections.add();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> carry(server, client));
            carry(client, server);
            closedByClients.add();
            sockets.remove(server);
        } catch (IOException e) {
            reset(client);
        } finally {
            sockets.remove(client);
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (!cut && !dead.contains(from)) {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException e) {
            // The other direction notices too.
        }
        if (!cut && !dead.contains(from)) {
            reset(from);
            reset(to);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError("a socket cannot be closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(DroppingProxy::reset);
        threads.shutdownNow();
    }
}
