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
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real Redis of the machine, in a folder and on a port of its own, that keeps nothing over a restart. */
public final class RedisServer implements AutoCloseable {
    private static final String BINARY = "redis-server";

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

    /** The address for clients. */
    public String uri() {
        return "redis://127.0.0.1:" + port();
    }

    /** The port on the loopback interface. */
    public int port() {
        return port.number();
    }

    /** Ends the server at once, as a crash does. Its data is gone. */
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

    /** Starts the server again, on the same port, without data. */
    public void restart() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(BINARY, "--bind", "127.0.0.1", "--port", Integer.toString(port()), "--save", ""));
        command.addAll(List.of("--appendonly", "no", "--dir", folder.toString(), "--databases", "2"));
        command.addAll(options);
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        awaitReady();
    }

    private void awaitReady() throws IOException {
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder seen = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.append(line).append('\n');
            if (line.contains("Ready to accept connections")) {
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
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    @Override
    public void close() {
        stop();
        try {
            port.close();
            Files.deleteIfExists(folder);
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
