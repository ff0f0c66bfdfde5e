package io.moov.client.support;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLServerSocket;

/** A server that does with each connection, byte by byte, what a test tells it; for all that MockWebServer cannot do. */
public final class RawServer implements Closeable {
    /** What to do with a connection. It is closed afterwards. */
    public interface Script {
        void serve(Connection connection) throws IOException;
    }

    public final Tally connections = new Tally("connections");
    public final Tally requests = new Tally("requests");
    /** The connections that the client closed before the server did. */
    public final Tally hangUps = new Tally("connections closed by the client");

    private final ServerSocket socket;
    private final Queue<Socket> accepted = new ConcurrentLinkedQueue<>();

    private RawServer(ServerSocketFactory sockets, Script script) throws IOException {
        socket = sockets.createServerSocket(0, 512, InetAddress.getLoopbackAddress());
        daemon(() -> accept(script));
    }

    public static RawServer start(Script script) throws IOException {
        return new RawServer(ServerSocketFactory.getDefault(), script);
    }

    public static RawServer startTls(Script script) throws IOException {
        return new RawServer(Tls.SERVER.sslContext().getServerSocketFactory(), script);
    }

    public String url() {
        String origin = socket instanceof SSLServerSocket ? "https://localhost:" : "http://127.0.0.1:";
        return origin + socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : accepted) {
            each.close();
        }
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                accepted.add(client);
                connections.add();
                daemon(() -> serve(client, script));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client, Script script) {
        try (client) {
            script.serve(new Connection(client));
        } catch (IOException brokenByTheClient) {
            hangUps.add();
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** The server's end of a connection. Whatever it does throws once the client has closed its own. */
    public final class Connection {
        private final Socket socket;
        private final InputStream in;

        private Connection(Socket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
        }

        /** Reads one request with its body, a character for each byte. */
        public String readRequest() throws IOException {
            StringBuilder request = new StringBuilder();
            int length = 0;
            for (String line = readLine(); !line.isEmpty(); line = readLine()) {
                request.append(line).append("\r\n");
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(
                            line.substring("content-length:".length()).trim());
                }
            }
            byte[] body = in.readNBytes(length);
            requests.add();
            return request.append("\r\n")
                    .append(new String(body, StandardCharsets.ISO_8859_1))
                    .toString();
        }

        /** Waits for the first byte of another request. */
        public void awaitByte() throws IOException {
            readByte();
        }

        /** Sends a byte for each character. */
        public void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        }

        /** Sends a text one byte at a time, with a pause before each. */
        public void drip(String text) throws IOException {
            for (char letter : text.toCharArray()) {
                pause(100);
                send(String.valueOf(letter));
            }
        }

        /** Says nothing more until the client hangs up. */
        public void stall() throws IOException {
            while (true) {
                pause(60_000);
            }
        }

        /** Breaks the connection off, without the orderly end of a close. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private void pause(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                readByte();
            } catch (SocketTimeoutException stillThere) {
                socket.setSoTimeout(0);
            }
        }

        private String readLine() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = readByte(); c != '\n'; c = readByte()) {
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        private int readByte() throws IOException {
            int c = in.read();
            if (c < 0) {
                throw new EOFException("closed by the client");
            }
            return c;
        }
    }
}
