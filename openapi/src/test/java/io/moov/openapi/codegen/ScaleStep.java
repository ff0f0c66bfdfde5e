package io.moov.openapi.codegen;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;

/** One step of the build in a JVM of its own, which prints its milliseconds and the most megabytes of heap. */
final class ScaleStep {
    private ScaleStep() {}

    /**
     * Runs the step.
     *
     * @param args {@code generate} or {@code compile}, the document, and the folder to work in
     */
    public static void main(String[] args) {
        Path document = Path.of(args[1]);
        Path work = Path.of(args[2]);
        long start = System.nanoTime();
        if (args[0].equals("generate")) {
            GeneratedSources.of(document, work);
        } else {
            GeneratedModule.compile(GeneratedSources.in(work), work.resolve("classes"));
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        long bytes = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong((MemoryPoolMXBean pool) -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.println("RESULT " + milliseconds + " " + bytes / 1_000_000);
    }
}
