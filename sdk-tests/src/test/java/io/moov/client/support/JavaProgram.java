package io.moov.client.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a program of the tests left behind that ran in a JVM of its own. */
public record JavaProgram(int exitCode, String output) {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** Runs a main class until its JVM exits, which must be soon. */
    public static JavaProgram run(Class<?> main, String... arguments) {
        return run(main, Map.of(), arguments);
    }

    /** Runs a main class with these variables, and without others of the SDK. */
    public static JavaProgram run(Class<?> main, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                JAVA.toString(),
                // Such a program is over before the best compiler has paid for itself.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("program", ".log");
            try {
                return new JavaProgram(exitCode(command, environment, output), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new AssertionError(main.getName() + " could not be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + main.getName() + " ran", e);
        }
    }

    private static int exitCode(List<String> command, Map<String, String> environment, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MOOV_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as(() -> "exits; until now it said: " + read(output))
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path output) {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
