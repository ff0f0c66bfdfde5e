package io.moov.client.cost;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A token endpoint in a JVM of its own, of plain sockets: it gives every request the same response. */
final class TokenServer implements Closeable {
    static final String TOKEN = "{\"token_type\":\"Bearer\",\"access_token\":\"an-access-token\","
            + "\"refresh_token\":\"a-refresh-token\",\"expires_in\":900,\"scope\":\"/accounts.read\"}";

    private static final byte[] RESPONSE = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + TOKEN.length() + "\r\n\r\n" + TOKEN)
            .getBytes(StandardCharsets.ISO_8859_1);

    private final Process process;
    private final BufferedReader lines;
    final String url;

    private TokenServer(Process process) throws IOException {
        this.process = process;
        this.lines = Jvm.reader(process);
        this.url = "http://127.0.0.1:" + lines.readLine();
    }

    /**
     * Starts one.
     *
     * @param held how many requests it takes before it responds to all of them; 0 to respond to each at once
     */
    static TokenServer start(int held) throws IOException {
        return new TokenServer(Jvm.start(List.of(), Jvm.CLASS_PATH, TokenServer.class, String.valueOf(held)));
    }

    /** Waits until it holds as many requests as it was started for. */
    void awaitHeld() throws IOException {
        lines.readLine();
    }

    /** Responds to those that it holds. */
    void respond() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    @Override
    public void close() {
        process.destroy();
    }

    public static void main(String[] arguments) throws IOException {
        int held = Integer.parseInt(arguments[0]);
        try (ServerSocket server = new ServerSocket(0, 10_000, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                if (held > 0) {
                    hold(server, held);
                } else {
                    Socket socket = server.accept();
                    new Thread(() -> serve(socket)).start();
                }
            }
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (readRequest(in)) {
                socket.getOutputStream().write(RESPONSE);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static void hold(ServerSocket server, int held) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        while (sockets.size() < held) {
            Socket socket = server.accept();
            if (readRequest(new BufferedInputStream(socket.getInputStream()))) {
                sockets.add(socket);
            }
        }
        System.out.println("held");
        System.in.read();
        for (Socket socket : sockets) {
            socket.getOutputStream().write(RESPONSE);
        }
    }

    /** Whether there was one. */
    private static boolean readRequest(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != -1; c = in.read()) {
            if (c != '\n') {
                line.append((char) c);
            } else if (line.length() == 1) {
                in.skipNBytes(length);
                return true;
            } else {
                String header = line.toString();
                if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).trim());
                }
                line.setLength(0);
            }
        }
        return false;
    }
}
