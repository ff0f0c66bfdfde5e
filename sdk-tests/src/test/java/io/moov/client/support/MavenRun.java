package io.moov.client.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real run of Maven in a process of its own. */
public record MavenRun(int exitCode, String output) {
    private static final Path REPOSITORY_ROOT = Path.of(System.getProperty("repository.root"));

    private static final Path WRAPPER =
            REPOSITORY_ROOT.resolve(System.getProperty("os.name").startsWith("Windows") ? "mvnw.cmd" : "mvnw");

    /** Such a run is over before the JVM's best compiler and collector have paid for themselves. */
    private static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    /** The folder of this repository. */
    public static Path repositoryRoot() {
        return REPOSITORY_ROOT;
    }

    /**
     * Runs Maven in a folder, with this repository's wrapper and what it has downloaded already. Keys that the machine
     * may hold for the real API stay out of it.
     */
    public static MavenRun in(Path folder, Map<String, String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                WRAPPER.toString(),
                "--batch-mode",
                "-Dmaven.repo.local=" + System.getProperty("consumer.repository"),
                "-Dmaven.repo.local.tail=" + System.getProperty("local.repository"),
                // Another test's Maven may fill the same repository.
                "-Daether.syncContext.named.factory=file-lock",
                "-Daether.syncContext.named.nameMapper=file-gav"));
        command.addAll(arguments);
        try {
            Path log = Files.createTempFile("maven", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MOOV_"));
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("MAVEN_OPTS", QUICK_TO_START);
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            String output = Files.readString(log);
            Files.delete(log);
            return new MavenRun(process.waitFor(), output);
        } catch (IOException e) {
            throw new AssertionError("Maven could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while Maven ran", e);
        }
    }

    /** Runs Maven in a folder. */
    public static MavenRun in(Path folder, String... arguments) {
        return in(folder, Map.of(), List.of(arguments));
    }

    /** This run, which must have succeeded. */
    public MavenRun succeeded() {
        assertThat(exitCode).as(output).isZero();
        return this;
    }

    /** This run, which must have failed. */
    public MavenRun failed() {
        assertThat(exitCode).as(output).isNotZero();
        return this;
    }

    /** The first line that Maven marks as an error. */
    public String firstError() {
        return output.lines()
                .filter(line -> line.startsWith("[ERROR]"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no error in " + output));
    }
}
