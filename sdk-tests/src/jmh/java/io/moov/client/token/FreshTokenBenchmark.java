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

/** A token that is fresh, beside a volatile read and a look at both clocks, and beside a plain volatile read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FreshTokenBenchmark {
    private static final long MILLIS_OF_A_DAY = TimeUnit.DAYS.toMillis(1);
    private static final long NANOS_OF_A_DAY = TimeUnit.DAYS.toNanos(1);

    private MoovClient moov;
    private TokenSource source;
    private volatile Timed timed;
    private volatile AuthToken token;

    /** Gets the token that is then fresh. */
    @Setup
    public void start() {
        moov = InMemory.moov();
        source = TokenSource.builder(moov)
                .scopes(io.moov.client.token.Scope.ACCOUNTS_READ)
                .build();
        token = source.get();
        timed = new Timed(token, System.nanoTime() + NANOS_OF_A_DAY, System.currentTimeMillis() + MILLIS_OF_A_DAY);
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

    /** The least that a token costs whose expiry is looked at by both clocks. */
    @Benchmark
    public AuthToken volatileReadAndClocks() {
        return readAndLookAtClocks();
    }

    @Benchmark
    @Threads(16)
    public AuthToken volatileReadAndClocksBy16Threads() {
        return readAndLookAtClocks();
    }

    private AuthToken readAndLookAtClocks() {
        Timed read = timed;
        return System.nanoTime() - read.nanos < 0 && System.currentTimeMillis() < read.millis ? read.token : null;
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

    private static final class Timed {
        private final AuthToken token;
        private final long nanos;
        private final long millis;

        private Timed(AuthToken token, long nanos, long millis) {
            this.token = token;
            this.nanos = nanos;
            this.millis = millis;
        }
    }
}
