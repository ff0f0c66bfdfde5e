package io.moov.client.token;

import io.moov.client.MoovClient;
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
import org.openjdk.jol.info.GraphLayout;

/**
 * What 1,000 sources hold on to, each with a token of its own, and its place in the cache, beside 1,000 that are
 * there already. The time is that of the counting and means nothing.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Djol.magicFieldOffset=true")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class SourceMemoryBenchmark {
    private static final int SOURCES = 1_000;

    /** The figure that counts. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Heap {
        /** Retained by one source and its place in the cache. */
        public long bytesPerSource;
    }

    @Benchmark
    public Object sources(Heap heap) {
        try (MoovClient moov = InMemory.moov();
                TokenSources sources = TokenSources.create(TokenSource.builder(moov), 2 * SOURCES)) {
            add(sources, "/first-");
            long before = GraphLayout.parseInstance(sources).totalSize();
            add(sources, "/second-");
            heap.bytesPerSource = (GraphLayout.parseInstance(sources).totalSize() - before) / SOURCES;
            return sources;
        }
    }

    private static void add(TokenSources sources, String prefix) {
        for (int i = 0; i < SOURCES; i++) {
            sources.get(io.moov.client.token.Scope.of(prefix + i)).get();
        }
    }
}
