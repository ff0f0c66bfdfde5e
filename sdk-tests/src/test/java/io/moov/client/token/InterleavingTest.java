package io.moov.client.token;

import java.time.Duration;
import java.time.Instant;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Callers, an invalidation and a revocation in every interleaving that Lincheck finds: each must be as if they had come
 * one after the other. Tokens are numbered; the endpoint answers at once.
 */
@Tag("slow")
@Isolated("Lincheck instruments the classes that it runs")
@Param(name = "number", gen = IntGen.class, conf = "1:3")
public class InterleavingTest {
    private final TokenSource source = Sources.alone(new StillTime(), new NumberingEndpoint());

    @Operation
    public String get() {
        return source.get().getAccessToken();
    }

    @Operation
    public String getAsync() {
        return source.getAsync().join().getAccessToken();
    }

    @Operation
    public void invalidate(@Param(name = "number") int number) {
        source.renewals.invalidate("access-" + number);
    }

    @Operation
    public void revoke() {
        source.revoke();
    }

    @Test
    void isLinearizable() {
        new ModelCheckingOptions()
                .iterations(10)
                .invocationsPerIteration(300)
                .threads(3)
                .actorsPerThread(2)
                .check(InterleavingTest.class);
    }

    /** No token expires. */
    private static final class StillTime implements TokenTime {
        @Override
        public long nanos() {
            return 1;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }

        @Override
        public Timer schedule(long delayNanos, Runnable task) {
            if (delayNanos < Duration.ofSeconds(10).toNanos()) {
                task.run(); // the wait before a renewal that follows another at once
            }
            return () -> {};
        }

        @Override
        public double random() {
            return 0.5;
        }
    }
}
