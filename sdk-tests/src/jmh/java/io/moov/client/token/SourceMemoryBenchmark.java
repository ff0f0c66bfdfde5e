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
 * What 1,000 sources hold on to, each with a token of its own, and its place in the cache, without what they share: the
 * client, and the threads of all sources. The time is that of the counting and means nothing.
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
                TokenSources sources = TokenSources.create(TokenSource.builder(moov), SOURCES)) {
            for (int i = 0; i < SOURCES; i++) {
                sources.get(io.moov.client.token.Scope.of("/scope-" + i)).get();
            }
            System.gc(); // the two must see each object at the same place
            GraphLayout shared = GraphLayout.parseInstance(moov, Clock.SYSTEM);
            GraphLayout own = GraphLayout.parseInstance(sources).subtract(shared);
            heap.bytesPerSource = own.totalSize() / SOURCES;
            return sources;
        }
    }
}
