package io.moov.client.fleet;

import io.moov.client.testing.MoovSandbox;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The processes. */
final class Fleet implements AutoCloseable {
    private final String gateway;
    private final MoovSandbox sandbox;
    private final FleetLog log;
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final AtomicInteger started = new AtomicInteger();

    Fleet(String gateway, MoovSandbox sandbox, FleetLog log) {
        this.gateway = gateway;
        this.sandbox = sandbox;
        this.log = log;
    }

    /** Starts some processes more and waits until each uses a token. */
    void start(int count, String redis, Map<String, String> environment) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            start(redis, environment);
        }
        for (String name : names()) {
            log.awaitMember(name);
        }
    }

    private void start(String redis, Map<String, String> environment) throws IOException {
        String name = "m" + started.incrementAndGet();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FleetMember.class.getName(),
                        gateway,
                        redis,
                        name,
                        sandbox.publicKey(),
                        sandbox.secretKey())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        processes.put(name, process);
        Thread reader = new Thread(() -> listen(process), "fleet-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void listen(Process process) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException e) {
            said.add("output ended: " + e);
        }
    }

    /** Ends a process as {@code kill -9} does. */
    void kill(String name) {
        log.gone(name);
        Process process = processes.remove(name);
        process.destroyForcibly();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new AssertionError(name + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.gone(name);
    }

    /** Stops a process from running, without ending it. */
    void pause(String name) {
        signal(name, "-STOP");
    }

    /** Lets it go on. */
    void resume(String name) {
        signal(name, "-CONT");
    }

    private void signal(String name, String signal) {
        try {
            long pid = processes.get(name).pid();
            int status = new ProcessBuilder("kill", signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill " + signal + " of " + name + " gave " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Collection<String> names() {
        return List.copyOf(processes.keySet());
    }

    /** What the processes printed since this was asked for. */
    List<String> takeSaid() {
        List<String> lines = List.copyOf(said);
        said.removeAll(lines);
        return lines;
    }

    boolean allAlive() {
        return processes.values().stream().allMatch(Process::isAlive);
    }

    @Override
    public void close() {
        processes.values().forEach(Process::destroyForcibly);
        takeSaid().forEach(line -> System.out.println("    " + line));
    }
}
