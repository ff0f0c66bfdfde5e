package io.moov.client.token;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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
    private final StillTime time = new StillTime();
    private final TokenSource source = Sources.alone(time, new NumberingEndpoint(time));

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
        source.cache.invalidate("access-" + number);
    }

    /** An endpoint refused the token. */
    @Operation
    public String replace(@Param(name = "number") int number) {
        CompletableFuture<CachedToken> replaced = source.cache.replace("access-" + number, false);
        return replaced == null ? "none" : replaced.join().token.getAccessToken();
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

    /** No token expires, and all runs on the threads of the callers. */
    private static final class StillTime implements Clock {
        @Override
        public long nanos() {
            return 1;
        }

        @Override
        public long wallMillis() {
            return 1;
        }

        @Override
        public double random() {
            return 0.5;
        }

        @Override
        public void execute(Runnable task) {
            task.run();
        }

        @Override
        public Future<?> schedule(long delayNanos, Runnable task) {
            task.run(); // the wait before a refresh that follows another at once
            return CompletableFuture.completedFuture(null);
        }
    }
}
