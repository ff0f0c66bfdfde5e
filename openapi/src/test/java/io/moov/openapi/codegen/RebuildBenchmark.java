package io.moov.openapi.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Maven says that the generated module takes, in a copy of the repository: unchanged, and after a change of one line
 * of the document. Run it with the profile {@code bench-generation}.
 */
final class RebuildBenchmark {
    private static final Pattern TIME =
            Pattern.compile("authentication API \\.+ SUCCESS \\[\\s*(?:(\\d+):)?([\\d.]+) (?:s|min)\\]");
    private static final String LINE = "description: The token to refresh with, once.";

    private RebuildBenchmark() {}

    /**
     * Prints the two times.
     *
     * @param args the number of runs
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = Integer.parseInt(args[0]);
        Path root = copy(Path.of("..").toRealPath(), Files.createTempDirectory("rebuild"));
        Path document = root.resolve("openapi/moov-auth.yaml");
        String text = Files.readString(document);
        build(root);
        List<Double> unchanged = new ArrayList<>();
        List<Double> changed = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            unchanged.add(build(root));
            Files.writeString(document, text.replace(LINE, LINE + " Change " + run + "."));
            changed.add(build(root));
        }
        System.out.println("| build of the generated module | seconds |");
        System.out.println("|---|---:|");
        System.out.printf("| nothing changed | %.1f |%n", median(unchanged));
        System.out.printf("| a line of the document changed | %.1f |%n", median(changed));
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    /** Builds up to the jar, and returns the seconds that the module took. */
    private static double build(Path root) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        root.resolve("mvnw").toString(),
                        "--offline",
                        "--batch-mode",
                        "-pl",
                        "sdk-auth",
                        "-am",
                        "-DskipTests",
                        "package")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher time = TIME.matcher(output);
        if (process.waitFor() != 0 || !time.find()) {
            throw new IllegalStateException("the build failed: " + output);
        }
        double minutes = time.group(1) == null ? 0 : Double.parseDouble(time.group(1));
        return minutes * 60 + Double.parseDouble(time.group(2));
    }

    private static Path copy(Path source, Path target) throws IOException {
        for (String part : List.of(
                "pom.xml", "mvnw", ".mvn", "openapi", "sdk-auth/pom.xml", "sdk-core/pom.xml", "sdk-tests/pom.xml")) {
            try (Stream<Path> files = Files.walk(source.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path relative = source.relativize(file);
                    if (!relative.startsWith("openapi/target") && !relative.startsWith("openapi/src/test")) {
                        Files.createDirectories(target.resolve(relative).getParent());
                        Files.copy(file, target.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
        return target;
    }
}
