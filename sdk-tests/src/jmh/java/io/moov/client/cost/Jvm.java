package io.moov.client.cost;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Starts JVMs, all on the same core where the system can do that, so that no measurement depends on which core is free. */
final class Jvm {
    static final String CLASS_PATH = System.getProperty("java.class.path");
    static final boolean PINNED = Files.isExecutable(Path.of("/usr/bin/taskset"));

    private Jvm() {}

    static Process start(List<String> options, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        if (PINNED) {
            command.addAll(List.of("taskset", "-c", "0"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    }

    /** The class path with no jars that the clients do not need: a start would look into them, and into others' services. */
    static String classPath(Client... clients) {
        String names = Arrays.stream(clients).map(client -> client.jars).collect(Collectors.joining("|"));
        Pattern jars = Pattern.compile("^(" + names + ")");
        return Arrays.stream(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.endsWith(".jar")
                        || jars.matcher(Path.of(entry).getFileName().toString()).find())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
