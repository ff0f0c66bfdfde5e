package io.moov.client.token;

import io.moov.client.MoovClient;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is left on the heap of 1,000 sources, each with a token of its own; and what it takes to get them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3)
@Measurement(iterations = 3)
public class SourceMemoryBenchmark {
    private static final int SOURCES = 1_000;

    /** The figure that counts. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Heap {
        /** Retained by one source and its place in the cache. */
        public double bytesPerSource;
    }

    @Benchmark
    public Object sources(Heap heap) {
        try (MoovClient moov = InMemory.moov()) {
            io.moov.client.token.Scope[] scopes = new io.moov.client.token.Scope[SOURCES];
            Arrays.setAll(scopes, i -> io.moov.client.token.Scope.of("/scope-" + i));
            TokenSources sources = TokenSources.of(SOURCES + 1, TokenSource.builder(moov));
            sources.of(io.moov.client.token.Scope.PING_READ).get();
            long before = usedBytes();
            for (io.moov.client.token.Scope scope : scopes) {
                sources.of(scope).get();
            }
            heap.bytesPerSource = (double) (usedBytes() - before) / SOURCES;
            sources.close();
            return sources;
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
