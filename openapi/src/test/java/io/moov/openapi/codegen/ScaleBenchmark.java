package io.moov.openapi.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How generation and compilation grow with the document: the median of a few runs, each in a JVM of its own with the
 * build's settings and 1.5 GB of heap. Run it with the profile {@code bench-generation}.
 */
final class ScaleBenchmark {
    private static final int[] OPERATIONS = {10, 100, 1000};

    private ScaleBenchmark() {}

    /**
     * Prints the table.
     *
     * @param args the number of runs
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int runs = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("scale");
        System.out.println("| step | operations | seconds | against a tenth | heap MB | against a tenth |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        for (String step : List.of("generate", "compile")) {
            Measured before = null;
            for (int operations : OPERATIONS) {
                Measured measured = median(step, operations, runs, folder);
                System.out.printf(
                        "| %s | %,d | %.1f | %s | %,d | %s |%n",
                        step,
                        operations,
                        measured.milliseconds / 1000.0,
                        before == null ? "" : ratio(measured.milliseconds, before.milliseconds),
                        measured.megabytes,
                        before == null ? "" : ratio(measured.megabytes, before.megabytes));
                before = measured;
            }
        }
    }

    private static String ratio(long large, long small) {
        return "%.1f×".formatted((double) large / small);
    }

    private static Measured median(String step, int operations, int runs, Path folder)
            throws IOException, InterruptedException {
        List<Long> milliseconds = new ArrayList<>();
        List<Long> megabytes = new ArrayList<>();
        Path document = folder.resolve("scale-" + operations + ".yaml");
        Files.writeString(document, ScaleDocument.of(operations));
        for (int run = 0; run < runs; run++) {
            Path work = folder.resolve(operations + "-" + run);
            Measured measured = measure(step, document, Files.createDirectories(work));
            milliseconds.add(measured.milliseconds);
            megabytes.add(measured.megabytes);
        }
        milliseconds.sort(null);
        megabytes.sort(null);
        return new Measured(milliseconds.get(runs / 2), megabytes.get(runs / 2));
    }

    private static Measured measure(String step, Path document, Path work) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@../.mvn/jvm.config",
                        "-Xmx1536m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScaleStep.class.getName(),
                        step,
                        document.toString(),
                        work.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(step + " of " + document + " failed: " + output);
        }
        String[] result = output.substring(output.indexOf("RESULT ")).strip().split(" ");
        return new Measured(Long.parseLong(result[1]), Long.parseLong(result[2]));
    }

    private record Measured(long milliseconds, long megabytes) {}
}
