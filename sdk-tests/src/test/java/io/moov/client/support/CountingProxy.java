package io.moov.client.support;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a client and a server on the loopback interface that counts round trips and can lose a reply. */
public final class CountingProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile int target;
    private volatile Loss loss = Loss.NONE;

    /** What happens to the next reply. */
    public enum Loss {
        NONE,
        /** It never arrives, nor does anything else over this connection, which stays open. */
        SILENT,
        /** The connection is reset instead. */
        RESET
    }

    /** Starts on a free port, in front of a port. */
    public CountingProxy(int target) throws IOException {
        this.target = target;
        daemon(this::accept);
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** New connections lead to another port. */
    public void leadTo(int otherTarget) {
        target = otherTarget;
    }

    /** How often a client sent something and waited for a reply, since this was asked for. */
    public int takeRoundTrips() {
        return roundTrips.getAndSet(0);
    }

    /** Loses the next reply, after the server has done what it was asked. */
    public void loseNextReply(Loss how) {
        loss = how;
    }

    /** How many replies were lost. */
    public int lost() {
        return lost.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                AtomicBoolean asked = new AtomicBoolean();
                daemon(() -> carryRequests(client, server, asked));
                daemon(() -> carryReplies(server, client, asked));
            }
        } catch (IOException e) {
            // Closed, or nothing listens there: the client is reset with the rest.
        }
    }

    private void carryRequests(Socket client, Socket server, AtomicBoolean asked) {
        byte[] buffer = new byte[64 * 1024];
        try (client;
                server) {
            for (int read = client.getInputStream().read(buffer); read >= 0; ) {
                if (!asked.getAndSet(true)) {
                    roundTrips.incrementAndGet();
                }
                server.getOutputStream().write(buffer, 0, read);
                read = client.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // The other direction notices too.
        }
    }

    private void carryReplies(Socket server, Socket client, AtomicBoolean asked) {
        byte[] buffer = new byte[64 * 1024];
        try (server;
                client) {
            for (int read = server.getInputStream().read(buffer); read >= 0; ) {
                Loss how = loss;
                loss = Loss.NONE;
                if (how != Loss.NONE) {
                    lost.incrementAndGet();
                }
                if (how == Loss.RESET) {
                    return;
                } else if (how == Loss.SILENT) {
                    server.getInputStream().transferTo(OutputStream.nullOutputStream());
                    return;
                }
                asked.set(false);
                client.getOutputStream().write(buffer, 0, read);
                read = server.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // The other direction notices too.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "counting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
