package io.moov.client.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Redis of the machine, in a folder and on a port of its own. */
public final class RedisServer implements AutoCloseable {
    private static final String BINARY = "redis-server";

    /** What a Redis, a sentinel and a node of a cluster say last before they serve. */
    private static final List<String> READY = List.of("Ready to accept connections", "+monitor master");

    private final Path folder;
    private final ReservedPort port;
    private final List<String> options;
    private Process process;

    private RedisServer(Path folder, ReservedPort port, List<String> options) {
        this.folder = folder;
        this.port = port;
        this.options = options;
    }

    /**
     * Starts a server. Without the program the test is skipped; in CI it fails.
     *
     * @param options further options of redis-server, such as {@code "--requirepass", "secret"}
     */
    public static RedisServer start(String... options) {
        MissingProgram.skipWithout(BINARY);
        try {
            RedisServer server =
                    new RedisServer(Files.createTempDirectory("redis"), new ReservedPort(), List.of(options));
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server that speaks TLS alone, with the certificate of {@link Tls}. */
    public static RedisServer startTls() {
        MissingProgram.skipWithout(BINARY);
        try {
            Path folder = Files.createTempDirectory("redis");
            Tls.writePem(folder);
            ReservedPort port = new ReservedPort();
            List<String> options =
                    new ArrayList<>(List.of("--port", "0", "--tls-port", Integer.toString(port.number())));
            options.addAll(List.of("--tls-cert-file", folder.resolve("cert.pem").toString()));
            options.addAll(
                    List.of("--tls-ca-cert-file", folder.resolve("cert.pem").toString()));
            options.addAll(List.of("--tls-key-file", folder.resolve("key.pem").toString(), "--tls-auth-clients", "no"));
            RedisServer server = new RedisServer(folder, port, options);
            server.restart();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a sentinel that looks after one primary, which it calls {@code primary}. */
    public static RedisServer startSentinel(int primaryPort) {
        MissingProgram.skipWithout(BINARY);
        try {
            Path folder = Files.createTempDirectory("sentinel");
            ReservedPort port = new ReservedPort();
            Path file = Files.writeString(
                    folder.resolve("sentinel.conf"), """
                    bind 127.0.0.1
                    port %d
                    dir %s
                    sentinel monitor primary 127.0.0.1 %d 1
                    sentinel down-after-milliseconds primary 1000
                    sentinel failover-timeout primary 5000
                    """.formatted(port.number(), folder, primaryPort));
            RedisServer sentinel = new RedisServer(folder, port, List.of());
            sentinel.run(List.of(BINARY, file.toString(), "--sentinel"));
            return sentinel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address for clients. */
    public String uri() {
        return "redis://" + address();
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port();
    }

    /** The port on the loopback interface. */
    public int port() {
        return port.number();
    }

    /** Ends the server at once, as a crash does. Its data is gone, unless it was {@link #save}d. */
    public void stop() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError("redis-server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while redis-server ended", e);
        }
    }

    /** Keeps the data of now for the next start. */
    public void save() throws IOException {
        command("SAVE");
    }

    /** Forgets what was kept for the next start. */
    public void forget() throws IOException {
        Files.deleteIfExists(folder.resolve("dump.rdb"));
    }

    /** Starts the server again, on the same port. */
    public void restart() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(BINARY, "--bind", "127.0.0.1", "--port", Integer.toString(port()), "--save", ""));
        command.addAll(List.of("--appendonly", "no", "--dir", folder.toString(), "--databases", "2"));
        command.addAll(options);
        run(command);
    }

    private void run(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.append(line).append('\n');
            if (READY.stream().anyMatch(line::contains)) {
                Thread drain = new Thread(() -> log.lines().forEach(unread -> {}), "redis-log");
                drain.setDaemon(true);
                drain.start();
                return;
            }
        }
        throw new AssertionError("redis-server does not start:\n" + seen);
    }

    /** Stops the process from running without ending it: connections stay open, and nothing is answered. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets the process go on. */
    public void resume() {
        signal("-CONT");
    }

    /** Lets time pass on the server, which waits for what never comes. */
    public void pass(Duration time) throws IOException {
        command("BLPOP nothing-is-ever-here " + time.toMillis() / 1000.0);
    }

    /** Sends one command without spaces in its arguments, on a connection of its own, and gives the first line back. */
    public String command(String line) throws IOException {
        return report(line).get(0);
    }

    /** Sends a command and gives all lines of its reply, as they are sent. */
    public List<String> report(String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            // A second command, whose reply is the end of the first one's.
            socket.getOutputStream().write((line + "\r\nPING\r\n").getBytes(StandardCharsets.UTF_8));
            BufferedReader reply =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> lines = new ArrayList<>(List.of(reply.readLine()));
            for (String next = reply.readLine(); !next.equals("+PONG") && !next.startsWith("-"); ) {
                lines.add(next);
                next = reply.readLine();
            }
            return lines;
        }
    }

    /** Waits until the reply to a command has this line. */
    public void await(String command, String line) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        List<String> report = List.of();
        while (!report.contains(line)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(command + " does not say " + line + " but " + report);
            }
            try {
                report = report(command);
                TimeUnit.MILLISECONDS.sleep(20); // a server has no way to call back
            } catch (IOException e) {
                report = List.of(e.toString()); // a server that is promoted ends all connections
            }
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(folder)) {
            port.close();
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void signal(String signal) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill " + signal + " of redis-server gave " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
