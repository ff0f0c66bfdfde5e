package io.moov.client.token;

import io.moov.client.MoovClient;
import io.moov.client.auth.AuthToken;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A token that is fresh, beside a plain volatile read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FreshTokenBenchmark {
    private MoovClient moov;
    private TokenSource source;
    private volatile AuthToken token;

    /** Gets the token that is then fresh. */
    @Setup
    public void start() {
        moov = InMemory.moov();
        source = TokenSource.builder(moov)
                .scopes(io.moov.client.token.Scope.ACCOUNTS_READ)
                .build();
        token = source.get();
    }

    /** Ends the threads. */
    @TearDown
    public void close() {
        source.close();
        moov.close();
    }

    @Benchmark
    public AuthToken get() {
        return source.get();
    }

    @Benchmark
    public AuthToken volatileRead() {
        return token;
    }

    @Benchmark
    @Threads(16)
    public AuthToken getBy16Threads() {
        return source.get();
    }

    @Benchmark
    @Threads(16)
    public AuthToken volatileReadBy16Threads() {
        return token;
    }
}
